package gnomon.server.board;

import gnomon.engine.calendar.Period;
import gnomon.engine.calendar.WorkingCalendar;
import gnomon.engine.measure.Amount;
import gnomon.engine.measure.Ratio;
import gnomon.server.database.Scope;
import gnomon.server.measure.Measure;
import gnomon.server.organization.Company;
import gnomon.server.organization.People;
import gnomon.server.organization.UnitTree;
import gnomon.server.target.Plan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a board is about, before any figure: who asks, which plan and measure, which days.
 *
 * @param scale decimals of the measure's amounts
 */
record Frame(
    Scope scope,
    Company company,
    UnitTree units,
    People people,
    WorkingCalendar calendar,
    LocalDate today,
    @Nullable Plan plan,
    Measure measure,
    int scale,
    BoardPeriod kind,
    Period period) {

  LocalDate from() {
    return period.from(company.fiscalYear());
  }

  LocalDate to() {
    return period.to(company.fiscalYear());
  }

  /**
   * The last day with facts: the period's end or today; before {@link #from} if it has not begun.
   */
  LocalDate until() {
    return earlier(to(), today);
  }

  private int year() {
    return company.fiscalYear().yearOf(from());
  }

  LocalDate yearFrom() {
    return company.fiscalYear().start(year());
  }

  LocalDate yearUntil() {
    return earlier(company.fiscalYear().end(year()), today);
  }

  List<YearMonth> yearMonths() {
    return company.fiscalYear().months(year());
  }

  /** The months that lie in the period, whole or in part. */
  List<YearMonth> months() {
    return YearMonth.from(from()).equals(YearMonth.from(to()))
        ? List.of(YearMonth.from(from()))
        : from()
            .withDayOfMonth(1)
            .datesUntil(to().plusDays(1), java.time.Period.ofMonths(1))
            .map(YearMonth::from)
            .toList();
  }

  static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  boolean hasPlan() {
    return plan != null;
  }

  String amount(long minorUnits) {
    return Amount.print(minorUnits, scale);
  }

  /** An amount of money, whatever the measure counts. */
  String money(long minorUnits) {
    return Amount.print(minorUnits, company.scale());
  }

  /** The amount, or null without a plan. */
  @Nullable String planned(long minorUnits) {
    return hasPlan() ? amount(minorUnits) : null;
  }

  static @Nullable String ratio(long part, long whole) {
    return whole <= 0 ? null : Ratio.of(part, whole).map(BigDecimal::toPlainString).orElse(null);
  }
}
