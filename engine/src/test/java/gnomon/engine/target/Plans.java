package gnomon.engine.target;

import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Plans as a store would keep them. */
final class Plans {

  private Plans() {}

  static TargetPlan storedAndRestored(TargetPlan plan, TargetNode root) {
    var cells = new HashMap<String, List<Long>>();
    var years = new HashMap<String, Long>();
    for (var leaf : plan.leaves()) {
      cells.put(leaf, months(plan).map(month -> plan.amount(leaf, (int) month)).boxed().toList());
      years.put(leaf, plan.committedYear(leaf));
    }
    var committed = months(plan).map(month -> plan.committedMonth((int) month)).boxed().toList();
    return TargetPlan.restore(root, plan.months(), plan.unit(), cells, years, committed);
  }

  private static LongStream months(TargetPlan plan) {
    return IntStream.range(0, plan.months().size()).asLongStream();
  }
}
