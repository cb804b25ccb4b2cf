package gnomon.server.target;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A target plan as it is stored.
 *
 * @param year fiscal year, named by the calendar year in which it ends
 * @param firstMonth first day of its first month
 * @param total minor units that the company is committed to
 * @param grain minor units; every figure is a multiple of it
 * @param version grows with every change of a draft
 * @param monthTotals the committed months of the company, in minor units
 */
public record Plan(
    long id,
    String name,
    String measure,
    int year,
    LocalDate firstMonth,
    Status status,
    long total,
    long grain,
    int version,
    List<Long> monthTotals,
    Instant createdAt,
    @Nullable Instant publishedAt) {

  /** What has become of a plan. */
  public enum Status {
    DRAFT,
    PUBLISHED,
    SUPERSEDED;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Status of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** The twelve months of its fiscal year, in order. */
  public List<YearMonth> months() {
    YearMonth first = YearMonth.from(firstMonth);
    return IntStream.range(0, 12).mapToObj(first::plusMonths).toList();
  }

  boolean isDraft() {
    return status == Status.DRAFT;
  }
}
