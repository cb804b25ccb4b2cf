package gnomon.server.pipeline;

import gnomon.server.ledger.Entry;
import gnomon.server.ledger.Kind;
import gnomon.server.ledger.Numbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a change of one deal adds to the ledger and takes back. It compares by key only: what stands
 * there keeps the unit, tier and newness of its own time, even if the customer is another one
 * today.
 *
 * @param withdrawn keys of facts that are no longer so, such as the winning of a deal that was
 *     reopened
 */
record FactChange(List<Entry> added, Set<String> withdrawn) {

  static FactChange between(List<Entry> standing, List<Entry> wanted) {
    Set<String> there = standing.stream().map(Entry::key).collect(Collectors.toSet());
    Set<String> withdrawn = new HashSet<>(there);
    wanted.forEach(fact -> withdrawn.remove(fact.key()));
    List<Entry> pipeline =
        new ArrayList<>(
            standing.stream()
                .filter(fact -> fact.kind() == Kind.PIPELINE_CHANGED)
                .filter(fact -> !withdrawn.contains(fact.key()))
                .toList());
    List<Entry> added = new ArrayList<>();
    for (Entry fact : wanted) {
      if (there.contains(fact.key())) {
        continue;
      }
      Entry placed = fact.kind() == Kind.PIPELINE_CHANGED ? placed(fact, pipeline) : fact;
      if (placed.kind() == Kind.PIPELINE_CHANGED) {
        pipeline.add(placed);
      }
      added.add(placed);
    }
    return new FactChange(added, withdrawn);
  }

  /**
   * What changes or leaves the pipeline does so where the ledger has it come in; what leaves takes
   * with it all that is there.
   */
  private static Entry placed(Entry fact, List<Entry> pipeline) {
    if (pipeline.isEmpty()) {
      return fact;
    }
    Entry opening =
        pipeline.stream()
            .filter(entry -> entry.key().endsWith("/opened"))
            .findFirst()
            .orElse(pipeline.getFirst());
    boolean leaves = fact.key().endsWith("/closed");
    Numbers numbers = leaves ? allOut(pipeline, fact.numbers().estimated()) : fact.numbers();
    return fact.with(opening.who(), opening.dimensions(), numbers);
  }

  private static Numbers allOut(List<Entry> pipeline, boolean estimated) {
    long amount = pipeline.stream().mapToLong(fact -> fact.numbers().amount()).sum();
    long quantity = pipeline.stream().mapToLong(fact -> fact.numbers().quantity()).sum();
    return new Numbers(-amount, -quantity, null, null, estimated);
  }
}
