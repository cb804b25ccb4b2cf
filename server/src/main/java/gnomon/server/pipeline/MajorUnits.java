package gnomon.server.pipeline;

import gnomon.engine.measure.Amount;
import gnomon.server.api.Refusal;

/** Amounts as people send them. */
final class MajorUnits {

  /** Beyond this, sums would leave the range of exact numbers in a browser. */
  private static final long LARGEST = 1_000_000_000_000_000L;

  private MajorUnits() {}

  /** Minor units of an amount that is not below zero. */
  static long parse(String field, String text, int scale) {
    long amount;
    try {
      amount = Amount.parse(text, scale);
    } catch (IllegalArgumentException wrong) {
      throw invalid(field, text, scale).asException();
    }
    if (amount < 0 || amount > LARGEST) {
      throw invalid(field, text, scale).asException();
    }
    return amount;
  }

  private static Refusal invalid(String field, String text, int scale) {
    String example = Amount.print(123_456, scale);
    String largest = Amount.print(LARGEST, scale);
    return Refusal.invalid(
        "invalid_amount",
        field,
        "“%s”不是有效金额。请填写 0 至 %s 之间的数，如 %s。".formatted(text, largest, example),
        "\"%s\" is not an amount. Maybe a number from 0 to %s, such as %s."
            .formatted(text, largest, example));
  }
}
