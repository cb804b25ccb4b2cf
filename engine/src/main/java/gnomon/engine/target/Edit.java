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

  /** The change was not made, and why. */
  record Refused(String reason) implements Edit {}

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
