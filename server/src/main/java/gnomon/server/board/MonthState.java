package gnomon.server.board;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/** Where a month lies as seen from today. */
public enum MonthState {
  PAST,
  CURRENT,
  FUTURE;

  static MonthState of(YearMonth month, LocalDate today) {
    int order = month.compareTo(YearMonth.from(today));
    if (order == 0) {
      return CURRENT;
    }
    return order < 0 ? PAST : FUTURE;
  }

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
