package gnomon.server.measure;

import gnomon.engine.calendar.FiscalYear;
import gnomon.engine.calendar.Grain;
import gnomon.engine.calendar.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The time axis of an answer: the range cut into runs of days that carry the same period labels. By
 * week and month, a week that spans two months is two buckets, so every day has one label of each.
 */
record Buckets(List<Bucket> all, boolean wholeMonths) {

  /**
   * @param labels one printed period for each time dimension, in their order
   * @param previous where the previous period of equal length lies
   */
  record Bucket(List<String> labels, LocalDate first, LocalDate last, Span previous) {}

  record Span(LocalDate first, LocalDate last) {}

  static Buckets of(LocalDate from, LocalDate to, List<Grain> grains, FiscalYear fiscal) {
    List<Bucket> buckets = new ArrayList<>();
    LocalDate first = from;
    while (!first.isAfter(to)) {
      LocalDate last = to;
      List<String> labels = new ArrayList<>();
      for (Grain grain : grains) {
        Period period = grain.containing(first, fiscal);
        labels.add(period.print());
        last = earlier(last, period.to(fiscal));
      }
      buckets.add(new Bucket(labels, first, last, previous(first, last, grains, fiscal)));
      first = last.plusDays(1);
    }
    return new Buckets(List.copyOf(buckets), areWholeMonths(buckets));
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  /** The period before, where the bucket is a whole one; otherwise as many days before. */
  private static Span previous(
      LocalDate first, LocalDate last, List<Grain> grains, FiscalYear fiscal) {
    List<Grain> candidates =
        grains.isEmpty() ? List.of(Grain.YEAR, Grain.QUARTER, Grain.MONTH) : grains;
    for (Grain grain : candidates) {
      Period period = grain.containing(first, fiscal);
      if (period.from(fiscal).equals(first) && period.to(fiscal).equals(last)) {
        Period before = period.plus(-1);
        return new Span(before.from(fiscal), before.to(fiscal));
      }
    }
    long days = last.toEpochDay() - first.toEpochDay() + 1;
    return new Span(first.minusDays(days), first.minusDays(1));
  }

  private static boolean areWholeMonths(List<Bucket> buckets) {
    return buckets.stream()
        .allMatch(bucket ->
            bucket.first().getDayOfMonth() == 1 && bucket.last().plusDays(1).getDayOfMonth() == 1);
  }

  /** The bucket of a day, or -1 for a day before the range. */
  int indexOf(LocalDate day) {
    int low = 0;
    int high = all.size() - 1;
    int found = -1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).first().isAfter(day)) {
        high = middle - 1;
      } else {
        found = middle;
        low = middle + 1;
      }
    }
    return found;
  }
}
