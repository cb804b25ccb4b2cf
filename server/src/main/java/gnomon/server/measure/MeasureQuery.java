package gnomon.server.measure;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question to the catalogue.
 *
 * @param from first day, inclusive
 * @param to last day, inclusive
 * @param by in the order of the answer's columns
 * @param known only what was recorded by the end of this day; null for all
 */
public record MeasureQuery(
    String measure,
    LocalDate from,
    LocalDate to,
    List<Dimension> by,
    List<Condition> where,
    @Nullable LocalDate known) {

  public MeasureQuery {
    by = List.copyOf(by);
    where = List.copyOf(where);
  }

  public static MeasureQuery of(String measure, LocalDate from, LocalDate to, Dimension... by) {
    return new MeasureQuery(measure, from, to, List.of(by), List.of(), null);
  }

  public MeasureQuery where(Condition condition) {
    return new MeasureQuery(
        measure,
        from,
        to,
        by,
        java.util.stream.Stream.concat(where.stream(), java.util.stream.Stream.of(condition))
            .toList(),
        known);
  }

  MeasureQuery whole() {
    return new MeasureQuery(measure, from, to, List.of(), where, known);
  }
}
