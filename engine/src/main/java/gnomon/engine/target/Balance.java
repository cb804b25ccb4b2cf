package gnomon.engine.target;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Brings a plan back to what was committed, around the locks.
 *
 * <p>Locked months keep their cells, locked years their sums. Leaf years and company months return
 * to the committed ones; where locks contradict a committed year or month, the others carry the
 * difference in proportion to their own committed amounts, so the committed total always holds.
 * Then the free cells are solved as one table, nearest to the cells as they are.
 *
 * <p>Worked example: two persons are committed to 50.00 each; after the first is raised to 60.00
 * and its year locked, balancing takes the second to 40.00.
 */
final class Balance {

  private final TargetPlan plan;
  private final Set<Lock> locks;
  private final Pins pins;

  Balance(TargetPlan plan, Set<Lock> locks) {
    this.plan = plan;
    this.locks = locks;
    pins = Pins.ofMonths(plan, locks);
  }

  Edit restore() {
    var own = new HashMap<String, Part>();
    collect(plan.tree().root(), own);
    long total = plan.committedTotal();
    if (yearsHold(own)) {
      return months(plan.committedYears());
    }
    return switch (YearSplit.of(plan.tree(), own, total, plan.unit())) {
      case YearSplit.Result.Impossible impossible -> Edit.Refused.because(impossible.why());
      case YearSplit.Result.Years years -> months(Decomposition.longs(years.ofLeaves()));
    };
  }

  private void collect(TargetNode node, Map<String, Part> own) {
    double weight = (double) plan.committedYear(node.id());
    var part =
        node.isLeaf()
            ? pins.year(plan.tree().place(node.id()).firstLeaf(), weight)
            : new Part(node.id(), node.name(), weight, 0, Part.UNBOUNDED);
    boolean locked = locks.contains(Lock.year(node.id()));
    own.put(node.id(), locked ? part.locked(plan.year(node.id())) : part);
    node.children().forEach(child -> collect(child, own));
  }

  private boolean yearsHold(Map<String, Part> own) {
    return own.values().stream().allMatch(part -> admits(part, plan.committedYear(part.id())));
  }

  private Edit months(long[] years) {
    var parts =
        IntStream.range(0, plan.months().size())
            .mapToObj(month -> pins.month(month, (double) plan.committedMonth(month)))
            .toList();
    boolean hold =
        IntStream.range(0, parts.size())
            .allMatch(month -> admits(parts.get(month), plan.committedMonth(month)));
    if (hold) {
      return fit(years, plan.committedMonths());
    }
    return switch (Split.of(plan.committedTotal(), plan.unit(), parts)) {
      case Infeasible infeasible -> Edit.Refused.because(infeasible);
      case Split.Exact exact -> fit(years, Decomposition.longs(exact.amounts()));
    };
  }

  private Edit fit(long[] years, long[] monthTotals) {
    List<String> leaves = plan.leaves();
    var table = new TargetTable(leaves, years, plan.months(), monthTotals);
    for (int i = 0; i < years.length; i++) {
      for (int j = 0; j < monthTotals.length; j++) {
        table.weigh(i, j, (double) plan.cell(i, j));
        if (pins.holds(i, j)) {
          table.lock(i, j, plan.cell(i, j));
        }
      }
    }
    return switch (table.fit(plan.unit())) {
      case Infeasible infeasible -> Edit.Refused.because(infeasible);
      case FittedTable fitted ->
          Edit.between(plan, plan.with(Decomposition.cells(fitted, years.length)));
    };
  }

  private static boolean admits(Part part, long amount) {
    return part.floor() <= amount && amount <= part.cap();
  }
}
