package gnomon.engine.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The value of a ratio measure: a fraction with up to six decimals, rounded half up.
 *
 * <p>Worked example: 4,238 won of 6,711 closed deals is 0.6315 (0.631501… shortened to six decimals
 * is 0.631501); 1 of 4 is 0.25.
 */
public final class Ratio {

  /** The largest number of decimals of a ratio. */
  public static final int DECIMALS = 6;

  private Ratio() {}

  /** Numerator ÷ denominator; empty when the denominator is zero, because nothing was counted. */
  public static Optional<BigDecimal> of(long numerator, long denominator) {
    return of(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
  }

  /** The same for decimal sums; trailing zeros are dropped. */
  public static Optional<BigDecimal> of(BigDecimal numerator, BigDecimal denominator) {
    if (denominator.signum() == 0) {
      return Optional.empty();
    }
    return Optional.of(plain(numerator.divide(denominator, DECIMALS, RoundingMode.HALF_UP)));
  }

  static BigDecimal plain(BigDecimal value) {
    var stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
