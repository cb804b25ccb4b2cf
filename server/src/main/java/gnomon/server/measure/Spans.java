package gnomon.server.measure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The buckets of an answer as the fewest aligned blocks of days, and the days at their edges that
 * are no whole block. Blocks are aligned to day one of the calendar, as in the cells.
 *
 * @param sizes the sizes of blocks, the largest first, each a multiple of the next
 */
record Spans(List<Integer> sizes, List<Span> blocks, List<Span> edges) {

  private static final LocalDate EPOCH = LocalDate.of(1, 1, 1);

  /** Some days of a bucket. */
  record Span(int bucket, LocalDate first, LocalDate last) {
    long days() {
      return ChronoUnit.DAYS.between(first, last) + 1;
    }
  }

  static Spans of(Buckets buckets, List<Integer> sizes) {
    Spans spans = new Spans(sizes, new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < buckets.all().size(); i++) {
      Buckets.Bucket bucket = buckets.all().get(i);
      LocalDate day = bucket.first();
      while (!day.isAfter(bucket.last())) {
        int size = spans.largest(day, bucket.last());
        if (size > 0) {
          spans.blocks.add(new Span(i, day, day.plusDays(size - 1L)));
          day = day.plusDays(size);
        } else {
          LocalDate next = spans.nextBlock(day, bucket.last());
          spans.edges.add(new Span(i, day, next.minusDays(1)));
          day = next;
        }
      }
    }
    return spans;
  }

  /** Each bucket as one edge, for what is read one by one. */
  static Spans whole(Buckets buckets) {
    return of(buckets, List.of());
  }

  private int largest(LocalDate day, LocalDate last) {
    long left = ChronoUnit.DAYS.between(day, last) + 1;
    return sizes.stream()
        .filter(size -> offset(day) % size == 0 && size <= left)
        .findFirst()
        .orElse(0);
  }

  /** Where a block may begin again, or the day after the last. */
  private LocalDate nextBlock(LocalDate day, LocalDate last) {
    if (sizes.isEmpty()) {
      return last.plusDays(1);
    }
    int size = sizes.getLast();
    LocalDate next = day.plusDays(size - offset(day) % size);
    return next.isAfter(last) ? last.plusDays(1) : next;
  }

  private static long offset(LocalDate day) {
    return ChronoUnit.DAYS.between(EPOCH, day);
  }

  /** A relation {@code span(bucket, days, first)}. */
  void addBlocks(Sql sql) {
    sql.add("unnest(").numbers(blocks.stream().map(span -> (long) span.bucket()).toList());
    sql.add(", ").numbers(blocks.stream().map(Span::days).toList());
    sql.add(", ").days(blocks.stream().map(Span::first).toList());
    sql.add(") as span(bucket, days, first)");
  }

  /** A relation {@code span(bucket, first, last)}. */
  void addEdges(Sql sql) {
    sql.add("unnest(").numbers(edges.stream().map(span -> (long) span.bucket()).toList());
    sql.add(", ").days(edges.stream().map(Span::first).toList());
    sql.add(", ").days(edges.stream().map(Span::last).toList());
    sql.add(") as span(bucket, first, last)");
  }
}
