package gnomon.engine.review;

import java.util.Locale;

/** What the figures say about an improvement. */
public enum Verdict {
  /** At least the wanted change, and the interval lies on the good side of zero. */
  EFFECTIVE,
  /** The interval excludes the wanted change. */
  NO_EFFECT,
  /** Neither can be said. */
  UNDECIDED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
