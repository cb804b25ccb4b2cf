package gnomon.engine.target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The year of every node, from the top down: each level is split and rounded to the unit before the
 * next. A node's bounds are tightened by those below it first (floor = max(own, Σ children), cap =
 * min(own, Σ children)), so the way down never meets a contradiction that the top did not.
 */
final class YearSplit {

  private final Tree tree;
  private final Map<String, Part> parts = new HashMap<>();
  private final long unit;
  private final long[] leafYears;

  private YearSplit(Tree tree, Map<String, Part> own, long unit) {
    this.tree = tree;
    this.unit = unit;
    leafYears = new long[tree.leaves().size()];
    tighten(tree.root(), own);
  }

  /** Result of a split of the year: leaf years in the tree's order, or the contradiction. */
  sealed interface Result {
    /** The years of the leaves. */
    record Years(List<Long> ofLeaves) implements Result {}

    /** Why there are none. */
    record Impossible(Infeasible why) implements Result {}
  }

  /**
   * Splits a total.
   *
   * @param own weight and bounds of every node by id
   */
  static Result of(Tree tree, Map<String, Part> own, long total, long unit) {
    var split = new YearSplit(tree, own, unit);
    var contradiction =
        split.parts.values().stream().filter(part -> part.floor() > part.cap()).findFirst();
    if (contradiction.isPresent()) {
      return new Result.Impossible(Infeasible.floorAboveCap(contradiction.get()));
    }
    var refused = split.root(total);
    if (refused.isPresent()) {
      return new Result.Impossible(refused.get());
    }
    var years = new ArrayList<Long>();
    for (long year : split.leafYears) {
      years.add(year);
    }
    return new Result.Years(years);
  }

  private Part tighten(TargetNode node, Map<String, Part> own) {
    var part = own.get(node.id());
    if (part == null) {
      throw new IllegalStateException("No weight was given for " + node.id());
    }
    if (!node.isLeaf()) {
      long floors = 0;
      long caps = 0;
      for (var child : node.children()) {
        var tightened = tighten(child, own);
        floors = Proportion.plus(floors, tightened.floor());
        caps = Proportion.plus(caps, tightened.cap());
      }
      part = part.atLeast(Math.max(part.floor(), floors)).atMost(Math.min(part.cap(), caps));
    }
    parts.put(node.id(), part);
    return part;
  }

  private Optional<Infeasible> root(long total) {
    var root = tree.root();
    var own = part(root);
    boolean childrenBind = !root.isLeaf() && (own.floor() > total || own.cap() < total);
    if (childrenBind) {
      var below = Split.of(total, unit, childParts(root));
      if (below instanceof Infeasible infeasible) {
        return Optional.of(infeasible);
      }
    }
    return switch (Split.of(total, unit, List.of(own))) {
      case Infeasible infeasible -> Optional.of(infeasible);
      case Split.Exact _ -> descend(root, total);
    };
  }

  private Optional<Infeasible> descend(TargetNode node, long year) {
    if (node.isLeaf()) {
      leafYears[tree.place(node.id()).firstLeaf()] = year;
      return Optional.empty();
    }
    return switch (Split.of("the total of " + node.name(), year, unit, childParts(node))) {
      case Infeasible infeasible -> Optional.of(infeasible);
      case Split.Exact exact -> {
        var children = Tree.sortedChildren(node);
        for (int i = 0; i < children.size(); i++) {
          var refused = descend(children.get(i), exact.amounts().get(i));
          if (refused.isPresent()) {
            yield refused;
          }
        }
        yield Optional.empty();
      }
    };
  }

  private List<Part> childParts(TargetNode node) {
    return Tree.sortedChildren(node).stream().map(this::part).toList();
  }

  private Part part(TargetNode node) {
    var part = parts.get(node.id());
    if (part == null) {
      throw new IllegalStateException("No bounds were derived for " + node.id());
    }
    return part;
  }
}
