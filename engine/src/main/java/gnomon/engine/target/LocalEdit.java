package gnomon.engine.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A change of one number that touches only the leaves below it.
 *
 * <p>The new amount is split over those leaves in proportion to what they have now (equally where
 * they have nothing), around the locks; a new year is then split over each leaf's own months in the
 * same way. Everything above is a sum and moves with it; the committed total does not, and the
 * difference is reported. Nobody outside the node sees a change.
 *
 * <p>Worked example: a team of two has 60.00 and 40.00 in March; setting its March to 120.00 gives
 * 72.00 and 48.00, and the company's March and year grow by 20.00.
 */
final class LocalEdit {

  private final TargetPlan plan;
  private final Set<Lock> locks;
  private final Pins pins;

  LocalEdit(TargetPlan plan, Set<Lock> locks) {
    this.plan = plan;
    this.locks = locks;
    pins = Pins.ofAll(plan, locks);
  }

  Edit month(String nodeId, int month, long amount) {
    var refused = refusal(nodeId, month, amount);
    return refused.isPresent() ? refused.get() : column(nodeId, month, amount);
  }

  Edit year(String nodeId, long amount) {
    var refused = refusal(nodeId, Lock.YEAR, amount);
    return refused.isPresent() ? refused.get() : block(nodeId, amount);
  }

  /** A number under a locked year or month, its own or one above it, cannot move. */
  private Optional<Edit> refusal(String nodeId, int month, long amount) {
    for (var id : plan.tree().path(nodeId)) {
      if (locks.contains(Lock.year(id))) {
        return Optional.of(locked(Lock.year(id), "the year"));
      }
      if (month != Lock.YEAR && locks.contains(Lock.month(id, month))) {
        return Optional.of(locked(Lock.month(id, month), plan.months().get(month)));
      }
    }
    return amount < 0 ? Optional.of(negative(amount)) : Optional.empty();
  }

  private Edit column(String nodeId, int month, long amount) {
    var place = plan.tree().place(nodeId);
    var parts = new ArrayList<Part>();
    for (int leaf = place.firstLeaf(); leaf < place.endLeaf(); leaf++) {
      var node = plan.tree().leaves().get(leaf);
      parts.add(pins.cell(leaf, month, node.id(), node.name()));
    }
    return switch (Split.of(amount, plan.unit(), parts)) {
      case Infeasible infeasible -> Edit.Refused.because(infeasible);
      case Split.Exact exact -> {
        var cells = plan.copyOfCells();
        for (int i = 0; i < parts.size(); i++) {
          cells[place.firstLeaf() + i][month] = exact.amounts().get(i);
        }
        yield Edit.between(plan, plan.with(cells));
      }
    };
  }

  private Edit block(String nodeId, long amount) {
    var place = plan.tree().place(nodeId);
    var years = new ArrayList<Part>();
    for (int leaf = place.firstLeaf(); leaf < place.endLeaf(); leaf++) {
      years.add(pins.year(leaf, (double) plan.year(plan.tree().leaves().get(leaf).id())));
    }
    return switch (Split.of(amount, plan.unit(), years)) {
      case Infeasible infeasible -> Edit.Refused.because(infeasible);
      case Split.Exact exact -> rows(place.firstLeaf(), exact.amounts());
    };
  }

  private Edit rows(int firstLeaf, List<Long> years) {
    var cells = plan.copyOfCells();
    for (int i = 0; i < years.size(); i++) {
      int leaf = firstLeaf + i;
      switch (Split.of(years.get(i), plan.unit(), row(leaf))) {
        case Infeasible infeasible -> {
          return Edit.Refused.because(infeasible);
        }
        case Split.Exact exact -> cells[leaf] = Decomposition.longs(exact.amounts());
      }
    }
    return Edit.between(plan, plan.with(cells));
  }

  private List<Part> row(int leaf) {
    var row = new ArrayList<Part>();
    for (int month = 0; month < plan.months().size(); month++) {
      var name = plan.months().get(month);
      row.add(pins.cell(leaf, month, name, name));
    }
    return row;
  }

  private Edit locked(Lock lock, String what) {
    return new Edit.Refused(
        plan.tree().place(lock.nodeId()).node().name()
            + " is locked for "
            + what
            + ". Maybe unlock it first.",
        new Edit.Locked(lock.nodeId(), lock.month()));
  }

  private static Edit negative(long amount) {
    return new Edit.Refused(
        "A target cannot be "
            + Infeasible.money(amount)
            + ". Maybe use 0 for a month without target.",
        new Edit.Negative(amount));
  }
}
