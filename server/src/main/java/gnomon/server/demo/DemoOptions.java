package gnomon.server.demo;

/**
 * Which demo company it is.
 *
 * @param seed what is left to chance, and why new customers take longer (see docs/demo-company.md)
 * @param scale how many times the company of 15 teams
 * @param teams teams of each slice; fewer for a quick look at the process
 */
public record DemoOptions(long seed, int scale, int teams) {

  static final int ALL_TEAMS = 15;

  public DemoOptions {
    if (scale < 1 || scale > 100) {
      throw new IllegalArgumentException(
          "The scale %d is not between 1 and 100. Take 1, 10 or 100.".formatted(scale));
    }
  }

  public static DemoOptions of(long seed, int scale) {
    return new DemoOptions(seed, scale, ALL_TEAMS);
  }

  /** Such as "the demo company (seed 1, scale 10)". */
  public String text() {
    return "the demo company (seed %d, scale %d)".formatted(seed, scale);
  }
}
