package gnomon.engine.target;

import java.util.Set;

/** The leaf cells that locks hold. */
final class Pins {

  private final TargetPlan plan;
  private final boolean[][] pinned;

  private Pins(TargetPlan plan) {
    this.plan = plan;
    pinned = new boolean[plan.leaves().size()][plan.months().size()];
  }

  /** Cells under a locked month; a locked year leaves its cells free to move among themselves. */
  static Pins ofMonths(TargetPlan plan, Set<Lock> locks) {
    var pins = new Pins(plan);
    locks.stream().filter(lock -> lock.month() != Lock.YEAR).forEach(pins::pin);
    return pins;
  }

  /** Cells under a locked month or a locked year. */
  static Pins ofAll(TargetPlan plan, Set<Lock> locks) {
    var pins = new Pins(plan);
    locks.forEach(pins::pin);
    return pins;
  }

  private void pin(Lock lock) {
    var place = plan.tree().place(lock.nodeId());
    for (int leaf = place.firstLeaf(); leaf < place.endLeaf(); leaf++) {
      for (int month = 0; month < pinned[leaf].length; month++) {
        pinned[leaf][month] |= lock.month() == Lock.YEAR || lock.month() == month;
      }
    }
  }

  boolean holds(int leaf, int month) {
    return pinned[leaf][month];
  }

  /** A cell as a part that weighs what it has now; pinned, it keeps it. */
  Part cell(int leaf, int month, String id, String name) {
    long now = plan.cell(leaf, month);
    var part = new Part(id, name, (double) now, 0, Part.UNBOUNDED);
    return pinned[leaf][month] ? part.locked(now) : part;
  }

  /** A leaf's year: at least its pinned cells, exactly they when all are pinned. */
  Part year(int leaf, double weight) {
    long held = 0;
    boolean all = true;
    for (int month = 0; month < pinned[leaf].length; month++) {
      held += pinned[leaf][month] ? plan.cell(leaf, month) : 0;
      all &= pinned[leaf][month];
    }
    var node = plan.tree().leaves().get(leaf);
    return new Part(node.id(), node.name(), weight, held, all ? held : Part.UNBOUNDED);
  }

  /** A month of the whole, in the same way. */
  Part month(int month, double weight) {
    long held = 0;
    boolean all = true;
    for (int leaf = 0; leaf < pinned.length; leaf++) {
      held += pinned[leaf][month] ? plan.cell(leaf, month) : 0;
      all &= pinned[leaf][month];
    }
    var name = plan.months().get(month);
    return new Part(name, name, weight, held, all ? held : Part.UNBOUNDED);
  }
}
