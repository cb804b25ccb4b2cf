package gnomon.engine.target;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@link Split} in whole units: locked amounts set aside, bounds narrowed to units. */
final class UnitSplit {

  private final long unit;
  private final List<Part> parts;
  private final List<Part> free;
  private final long units;
  private final long residue;
  private final int bearer;

  private UnitSplit(long total, long unit, List<Part> parts) {
    this.unit = unit;
    this.parts = parts;
    free = parts.stream().filter(p -> !isLocked(p)).sorted(Comparator.comparing(Part::id)).toList();
    long locked = parts.stream().filter(UnitSplit::isLocked).mapToLong(Part::floor).sum();
    units = (total - locked) / unit;
    residue = (total - locked) % unit;
    bearer = heaviest(free);
  }

  /** The solution in the coarsest unit that has one. The bounds must admit the total. */
  static Split.Exact coarsest(long total, long unit, List<Part> parts) {
    for (long u = unit; u > 1; u = finer(u)) {
      var solution = new UnitSplit(total, u, parts).solve();
      if (solution.isPresent()) {
        return solution.get();
      }
    }
    return new UnitSplit(total, 1, parts)
        .solve()
        .orElseThrow(() -> new IllegalStateException("No split of " + total + " in " + parts));
  }

  static long finer(long unit) {
    return unit % 10 == 0 ? unit / 10 : 1;
  }

  private Optional<Split.Exact> solve() {
    int n = free.size();
    var floors = new long[n];
    var caps = new long[n];
    var weights = new double[n];
    long least = 0;
    long most = 0;
    for (int i = 0; i < n; i++) {
      var part = free.get(i);
      weights[i] = part.weight();
      floors[i] = Math.ceilDiv(Math.max(part.floor() - carried(i), 0), unit);
      caps[i] = Math.min(Math.floorDiv(part.cap() - carried(i), unit), units);
      if (floors[i] > caps[i]) {
        return Optional.empty();
      }
      least = Proportion.plus(least, floors[i]);
      most = Proportion.plus(most, caps[i]);
    }
    if (least > units || most < units || (n == 0 && residue != 0)) {
      return Optional.empty();
    }
    return Optional.of(exact(new Proportion(units, weights, floors, caps)));
  }

  private Split.Exact exact(Proportion proportion) {
    var amounts = proportion.amounts();
    Map<String, Long> byId = HashMap.newHashMap(free.size());
    for (int i = 0; i < amounts.length; i++) {
      byId.put(free.get(i).id(), amounts[i] * unit + carried(i));
    }
    var inOrder = parts.stream().map(part -> byId.getOrDefault(part.id(), part.floor())).toList();
    return new Split.Exact(inOrder, proportion.factor() * unit, unit);
  }

  private long carried(int i) {
    return i == bearer ? residue : 0;
  }

  private static int heaviest(List<Part> parts) {
    int heaviest = 0;
    for (int i = 1; i < parts.size(); i++) {
      if (parts.get(i).weight() > parts.get(heaviest).weight()) {
        heaviest = i;
      }
    }
    return heaviest;
  }

  private static boolean isLocked(Part part) {
    return part.floor() == part.cap();
  }
}
