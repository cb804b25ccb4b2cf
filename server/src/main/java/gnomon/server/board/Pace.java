package gnomon.server.board;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How done compares with due: ahead from 103 %, on from 97 %, behind from 88 %, below that alarm.
 *
 * <p>Worked example: 96 done of 100 due is behind; 97 is on.
 */
public enum Pace {
  AHEAD,
  ON,
  BEHIND,
  ALARM,
  /** Nothing is due yet. */
  NONE;

  static Pace of(long done, long due) {
    if (due <= 0) {
      return NONE;
    }
    if (reaches(done, due, 103)) {
      return AHEAD;
    }
    if (reaches(done, due, 97)) {
      return ON;
    }
    return reaches(done, due, 88) ? BEHIND : ALARM;
  }

  private static boolean reaches(long done, long due, int percent) {
    return Math.multiplyExact(done, 100L) >= Math.multiplyExact(due, (long) percent);
  }

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
