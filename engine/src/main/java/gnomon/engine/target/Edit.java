package gnomon.engine.target;

import java.util.ArrayList;
import java.util.List;

/** What became of a change to a plan. */
public sealed interface Edit {

  /**
   * The change was made.
   *
   * @param plan the plan with it
   * @param changes every leaf cell that is now different
   * @param difference the plan's total now minus its committed total, in minor units
   */
  record Done(TargetPlan plan, List<Change> changes, long difference) implements Edit {
    public Done {
      changes = List.copyOf(changes);
    }
  }

  /**
   * The change was not made, and why.
   *
   * @param reason a sentence, amounts with two decimals
   * @param cause the same for a program that has words or a currency of its own
   */
  record Refused(String reason, Cause cause) implements Edit {
    static Refused because(Infeasible why) {
      return new Refused(why.sentence(), new Contradiction(why));
    }
  }

  /** Why a change is refused. */
  sealed interface Cause {}

  /** A lock on the node itself, or on one above it; the month as in {@link Lock}. */
  record Locked(String nodeId, int month) implements Cause {}

  /** An amount below zero, in minor units. */
  record Negative(long amount) implements Cause {}

  /** Locks and totals cannot all hold. */
  record Contradiction(Infeasible why) implements Cause {}

  /** A cell before and after, in minor units. */
  record Change(String leafId, int month, long before, long after) {}

  static Done between(TargetPlan before, TargetPlan after) {
    var changes = new ArrayList<Change>();
    var leaves = before.leaves();
    for (int i = 0; i < leaves.size(); i++) {
      for (int j = 0; j < before.months().size(); j++) {
        if (before.cell(i, j) != after.cell(i, j)) {
          changes.add(new Change(leaves.get(i), j, before.cell(i, j), after.cell(i, j)));
        }
      }
    }
    return new Done(after, changes, after.total() - after.committedTotal());
  }
}
