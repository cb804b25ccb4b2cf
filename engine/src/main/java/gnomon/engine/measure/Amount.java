package gnomon.engine.measure;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Amounts as decimal strings in major units, kept as {@code long} minor units.
 *
 * <p>Worked example: with scale 2, {@code "12345.67"} is 1,234,567 minor units and prints as {@code
 * "12345.67"}; 5 minor units print as {@code "0.05"}.
 */
public final class Amount {

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final int LARGEST_SCALE = 18;

  private Amount() {}

  /**
   * Reads a decimal string strictly: digits, an optional leading minus, at most {@code scale}
   * decimals after a point; no separators, no currency sign, no spaces, no exponent.
   *
   * @param scale decimals of the currency, 0 to 18
   * @return minor units
   * @throws IllegalArgumentException naming the text and the right form
   */
  public static long parse(String text, int scale) {
    checkScale(scale);
    if (!DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not an amount. Maybe write digits with a point and no separators, such as "
              + print(1_234_567, scale)
              + ".");
    }
    var value = new BigDecimal(text);
    if (value.scale() > scale) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' has "
              + value.scale()
              + " decimals where at most "
              + scale
              + " are possible. Maybe round it first.");
    }
    return minorUnits(value, scale, text);
  }

  /** Prints minor units with exactly {@code scale} decimals, 0 to 18. */
  public static String print(long minorUnits, int scale) {
    checkScale(scale);
    return BigDecimal.valueOf(minorUnits, scale).toPlainString();
  }

  private static long minorUnits(BigDecimal value, int scale, String text) {
    try {
      return value.setScale(scale).unscaledValue().longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is too large. Maybe stay within " + print(Long.MAX_VALUE, scale) + ".",
          e);
    }
  }

  private static void checkScale(int scale) {
    if (scale < 0 || scale > LARGEST_SCALE) {
      throw new IllegalArgumentException(
          "A currency cannot have " + scale + " decimals. Maybe choose 0 to 18.");
    }
  }
}
