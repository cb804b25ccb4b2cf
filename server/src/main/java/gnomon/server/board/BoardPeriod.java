package gnomon.server.board;

import gnomon.engine.calendar.Grain;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

  static Optional<BoardPeriod> find(String code) {
    return Arrays.stream(values()).filter(period -> period.code().equals(code)).findFirst();
  }
}
