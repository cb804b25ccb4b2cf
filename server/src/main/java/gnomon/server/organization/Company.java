package gnomon.server.organization;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import gnomon.engine.calendar.FiscalYear;
import gnomon.engine.calendar.WorkingCalendar;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/** The company's own settings: one row, one business time zone, one base currency. */
public record Company(
    @NotBlank @Size(max = 200) String name,
    @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
    @Min(1) @Max(12) int fiscalYearStart,
    @NotNull String timeZone,
    @NotNull CalendarKind calendar,
    @NotNull Visibility rankingVisibility) {

  /** Which days are working days before the company's own exceptions. */
  public enum CalendarKind {
    CN,
    WEEKDAYS;

    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    WorkingCalendar.Kind engineKind() {
      return switch (this) {
        case CN -> WorkingCalendar.Kind.CN;
        case WEEKDAYS -> WorkingCalendar.Kind.WEEKDAYS;
      };
    }
  }

  /** Who may see the ranking and unit totals beyond their own scope. */
  public enum Visibility {
    ALL,
    TEAM,
    NONE;

    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @JsonIgnore
  public ZoneId zone() {
    return ZoneId.of(timeZone);
  }

  @JsonIgnore
  public FiscalYear fiscalYear() {
    return new FiscalYear(fiscalYearStart);
  }

  /** Digits after the decimal point of the base currency. */
  @JsonIgnore
  public int scale() {
    return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
  }
}
