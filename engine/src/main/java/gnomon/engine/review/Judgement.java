package gnomon.engine.review;

import org.jspecify.annotations.Nullable;

/**
 * Whether an improvement reached the change that was wanted of its measure.
 *
 * <p>With the 90 % interval of the change: <em>effective</em> when the change is at least the
 * wanted one and the interval excludes zero; <em>no effect</em> when the interval excludes the
 * wanted change; otherwise <em>undecided</em>. Both are taken in the measure's good direction. So
 * an improvement without any effect is called effective in at most one of twenty cases, and one
 * that has the wanted effect is called without effect in at most one of twenty.
 *
 * <p>Where there is a comparison group the change is the one beyond the group's own.
 *
 * <p>Worked example: 30 of 120 cases converted before, 64 of 130 after, wanted +0.10 in points. The
 * change is +0.2423 [+0.1424, +0.3351]: effective. 30 of 120 → 26 of 118 with +0.20 wanted is
 * −0.0297 [−0.1194, +0.0609]: no effect. 3 of 12 → 4 of 10 with +0.10 wanted is undecided.
 *
 * @param change the change that is judged; null where the samples do not tell one
 * @param comparison the comparison group's own change, where there is a group that tells one
 */
public record Judgement(Verdict verdict, @Nullable Estimate change, @Nullable Estimate comparison) {

  /** Two-sided confidence of the interval. */
  public static final double CONFIDENCE = 0.90;

  /** The same measure before and after. */
  public record Pair(Sample before, Sample after) {}

  /** Which way is good. */
  public enum Direction {
    UP,
    DOWN
  }

  /**
   * What is wanted.
   *
   * @param change above zero: how far in the good direction, as a fraction where relative,
   *     otherwise in the measure's unit
   */
  public record Wanted(ChangeKind kind, Direction direction, double change) {
    public Wanted {
      boolean tooMuch = kind == ChangeKind.RELATIVE && direction == Direction.DOWN && change >= 1;
      if (!(change > 0) || !Double.isFinite(change) || tooMuch) {
        throw new IllegalArgumentException(
            "A wanted change of %s cannot be reached or missed. Maybe one above 0, and below 1 where something is to fall by a share."
                .formatted(change));
      }
    }

    /** With the measure's own sign. */
    public double signed() {
      return direction == Direction.UP ? change : -change;
    }

    private boolean isReachedBy(double found) {
      return direction == Direction.UP ? found >= signed() : found <= signed();
    }
  }

  /**
   * Judges.
   *
   * @param comparison a group in which nothing was improved; null for none
   */
  public static Judgement of(Pair own, @Nullable Pair comparison, Wanted wanted) {
    Estimate found = estimate(own, wanted.kind());
    if (comparison == null) {
      return new Judgement(verdict(found, wanted), found, null);
    }
    Estimate group = estimate(comparison, wanted.kind());
    Estimate beyond = found == null || group == null ? null : found.beyond(group, wanted.kind());
    return new Judgement(verdict(beyond, wanted), beyond, group);
  }

  private static @Nullable Estimate estimate(Pair pair, ChangeKind kind) {
    return Estimate.of(pair.before(), pair.after(), kind, CONFIDENCE).orElse(null);
  }

  private static Verdict verdict(@Nullable Estimate found, Wanted wanted) {
    if (found == null) {
      return Verdict.UNDECIDED;
    }
    if (wanted.isReachedBy(found.change()) && found.excludes(0)) {
      return Verdict.EFFECTIVE;
    }
    return found.excludes(wanted.signed()) ? Verdict.NO_EFFECT : Verdict.UNDECIDED;
  }
}
