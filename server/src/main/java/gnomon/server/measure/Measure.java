package gnomon.server.measure;

import com.fasterxml.jackson.annotation.JsonValue;
import gnomon.server.api.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A business number, defined once. */
public record Measure(
    String id,
    Text name,
    Text definition,
    Unit unit,
    Direction direction,
    Kind kind,
    Formula numerator,
    @Nullable Formula denominator) {

  public enum Unit {
    MONEY,
    COUNT,
    RATIO,
    DAYS,
    HOURS,
    SCORE,
    /** A difference of shares, times a hundred. */
    POINTS;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Which way is good. */
  public enum Direction {
    UP,
    DOWN;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public enum Kind {
    RESULT,
    PROCESS,
    HEALTH;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether sums over parts equal the whole. */
  public boolean isAdditive() {
    return denominator == null && numerator instanceof Formula.Additive;
  }
}
