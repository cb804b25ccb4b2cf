package gnomon.server.board;

import gnomon.engine.calendar.Grain;
import gnomon.server.api.Refusal;
import java.util.Arrays;
import java.util.Locale;

/** The lengths of period that a board shows. */
public enum BoardPeriod {
  YEAR(Grain.YEAR),
  QUARTER(Grain.QUARTER),
  MONTH(Grain.MONTH),
  WEEK(Grain.WEEK);

  private final Grain grain;

  BoardPeriod(Grain grain) {
    this.grain = grain;
  }

  Grain grain() {
    return grain;
  }

  /** Whether its course is drawn day by day. */
  boolean isDaily() {
    return this == MONTH || this == WEEK;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The period of a code in a request; refuses what is none. */
  static BoardPeriod get(String code) {
    return Arrays.stream(values())
        .filter(period -> period.code().equals(code))
        .findFirst()
        .orElseThrow(() ->
            Refusal.invalid(
                    "unknown_period",
                    "period",
                    "没有期间“%s”，应为 year、quarter、month 或 week。".formatted(code),
                    "There is no period \"%s\". Maybe year, quarter, month or week."
                        .formatted(code))
                .asException());
  }
}
