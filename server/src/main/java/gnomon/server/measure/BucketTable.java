package gnomon.server.measure;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Buckets as a relation {@code bucket(first, last, n)}, n from 1. */
final class BucketTable {

  private BucketTable() {}

  static void add(Sql sql, Buckets buckets) {
    add(sql, buckets, Buckets.Bucket::first, Buckets.Bucket::last);
  }

  /** The previous period of each bucket. */
  static void addPrevious(Sql sql, Buckets buckets) {
    add(sql, buckets, bucket -> bucket.previous().first(), bucket -> bucket.previous().last());
  }

  /** The days up to the end of each bucket. */
  static void addTrailing(Sql sql, Buckets buckets, int days) {
    add(sql, buckets, bucket -> bucket.last().minusDays(days - 1L), Buckets.Bucket::last);
  }

  /** The days before each bucket. */
  static void addLeading(Sql sql, Buckets buckets, int days) {
    add(
        sql,
        buckets,
        bucket -> bucket.first().minusDays(days),
        bucket -> bucket.first().minusDays(1));
  }

  private static void add(
      Sql sql,
      Buckets buckets,
      Function<Buckets.Bucket, LocalDate> first,
      Function<Buckets.Bucket, LocalDate> last) {
    List<Buckets.Bucket> all = buckets.all();
    sql.add("unnest(").days(all.stream().map(first).toList());
    sql.add(", ").days(all.stream().map(last).toList());
    sql.add(") with ordinality as bucket(first, last, n)");
  }
}
