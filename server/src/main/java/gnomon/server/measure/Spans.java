package gnomon.server.measure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The buckets of an answer as the fewest blocks of 1, 4, 16 and 64 days, aligned to day one of the
 * calendar as in the cells. A range of n days takes at most about 18 + n/64 blocks.
 */
record Spans(List<Long> buckets, List<Long> days, List<LocalDate> firsts) {

  private static final LocalDate EPOCH = LocalDate.of(1, 1, 1);
  private static final List<Integer> BLOCKS = List.of(64, 16, 4, 1);

  static Spans of(Buckets buckets) {
    Spans spans = new Spans(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < buckets.all().size(); i++) {
      Buckets.Bucket bucket = buckets.all().get(i);
      LocalDate day = bucket.first();
      while (!day.isAfter(bucket.last())) {
        int block = largest(day, bucket.last());
        spans.buckets.add((long) i);
        spans.days.add((long) block);
        spans.firsts.add(day);
        day = day.plusDays(block);
      }
    }
    return spans;
  }

  private static int largest(LocalDate day, LocalDate last) {
    long offset = ChronoUnit.DAYS.between(EPOCH, day);
    long left = ChronoUnit.DAYS.between(day, last) + 1;
    return BLOCKS.stream()
        .filter(block -> offset % block == 0 && block <= left)
        .findFirst()
        .orElseThrow();
  }

  /** A relation {@code span(bucket, days, first)}. */
  void add(Sql sql) {
    sql.add("unnest(").numbers(buckets).add(", ").numbers(days).add(", ").days(firsts);
    sql.add(") as span(bucket, days, first)");
  }
}
