package gnomon.engine.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The way of one case through a process.
 *
 * @param steps in the order in which they happened; entering a node where the case already is
 *     changes nothing
 * @param amount minor units that the case is worth; null if nobody has said
 */
public record CaseCourse(List<Step> steps, @Nullable Long amount) {

  /** Reaching a node or an end. */
  public record Step(Instant at, String node) {}

  public CaseCourse {
    steps = withoutRepeats(steps);
  }

  private static List<Step> withoutRepeats(List<Step> steps) {
    List<Step> kept = new ArrayList<>();
    for (Step step : steps) {
      if (kept.isEmpty() || !kept.getLast().node().equals(step.node())) {
        kept.add(step);
      }
    }
    return List.copyOf(kept);
  }

  boolean isWon(SalesProcess process) {
    return steps.stream().anyMatch(step -> process.won().contains(step.node()));
  }

  private OptionalInt firstEntry(String node) {
    return IntStream.range(0, steps.size())
        .filter(i -> steps.get(i).node().equals(node))
        .findFirst();
  }

  boolean entered(String node) {
    return firstEntry(node).isPresent();
  }

  /** Whether any later node, or winning, followed the first entry. */
  boolean wentForward(SalesProcess process, int position) {
    return after(process, position).anyMatch(step -> process.position(step.node()) > position);
  }

  boolean wasLost(SalesProcess process, int position) {
    return after(process, position).anyMatch(step -> process.lost().contains(step.node()));
  }

  private java.util.stream.Stream<Step> after(SalesProcess process, int position) {
    OptionalInt first = firstEntry(process.nodes().get(position).id());
    return first.isEmpty()
        ? java.util.stream.Stream.empty()
        : steps.subList(first.getAsInt() + 1, steps.size()).stream();
  }

  /** Seconds of every finished visit of a node. */
  IntStream finishedVisits(String node) {
    return IntStream.range(0, Math.max(0, steps.size() - 1))
        .filter(i -> steps.get(i).node().equals(node));
  }

  long seconds(int step) {
    return steps.get(step + 1).at().getEpochSecond() - steps.get(step).at().getEpochSecond();
  }
}
