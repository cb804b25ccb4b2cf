package gnomon.engine.pipeline;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A process of one's own: its nodes in their order and the words for its ends.
 *
 * @param won names that mean that a case was won; one may be a node as well
 * @param lost names that mean that a case was lost
 */
public record SalesProcess(List<Stage> nodes, Set<String> won, Set<String> lost) {

  /**
   * A node with what it should achieve.
   *
   * @param conversion 0 to 1; null if nobody has said
   * @param dwellDays null for no limit
   */
  public record Stage(String id, @Nullable Double conversion, @Nullable Double dwellDays) {}

  public SalesProcess {
    nodes = List.copyOf(nodes);
    won = Set.copyOf(won);
    lost = Set.copyOf(lost);
  }

  /** Whether a name is a node or an end. */
  public boolean knows(String name) {
    return lost.contains(name) || position(name) >= 0;
  }

  /** How far along a name is: nodes from 0, won after all of them; −1 for anything else. */
  int position(String name) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).id().equals(name)) {
        return i;
      }
    }
    return won.contains(name) ? nodes.size() : -1;
  }

  /** Whether nothing can come after a node: the last one, unless winning is a step of its own. */
  boolean isLast(int position) {
    return position == nodes.size() - 1 && won.stream().allMatch(end -> position(end) <= position);
  }
}
