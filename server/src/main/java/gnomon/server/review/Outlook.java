package gnomon.server.review;

import gnomon.engine.review.Chance;
import gnomon.engine.review.Judgement;
import gnomon.server.api.Text;
import gnomon.server.measure.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What an item would be up against, before it is made.
 *
 * @param figure what the measure says in the baseline window
 * @param expected about how many cases, or working weeks, the window to come will bring
 * @param chance that the wanted change, if it is really there, is told apart from none
 */
record Outlook(
    Family family,
    Measure.Unit unit,
    Measure.Direction direction,
    Observation figure,
    @Nullable Observation comparison,
    long expected,
    @Decimal BigDecimal chance,
    Text sentence) {

  private static final int DAYS_OF_A_WEEK = 7;
  private static final BigDecimal GOOD = new BigDecimal("0.8");

  static Outlook of(
      Aim aim, int windowDays, Observation figure, @Nullable Observation group, Sentences words) {
    Judgement.Wanted wanted = aim.wanted(words.measure());
    double cases = expected(figure, aim, windowDays);
    Chance.Expected compared =
        group == null
            ? null
            : new Chance.Expected(group.sample(), expected(group, aim, windowDays));
    BigDecimal chance =
        BigDecimal.valueOf(Chance.ofSeeing(figure.sample(), cases, compared, wanted))
            .setScale(3, RoundingMode.HALF_UP);
    long shown = Math.round(cases);
    return new Outlook(
        words.family(),
        words.measure().unit(),
        words.measure().direction(),
        figure,
        group,
        shown,
        chance,
        sentence(aim, shown, chance, words));
  }

  private static double expected(Observation figure, Aim aim, int windowDays) {
    int weeks = windowDays / DAYS_OF_A_WEEK;
    return figure.family() == Family.RATE
        ? weeks
        : (double) figure.cases() * windowDays / aim.baselineDays();
  }

  private static Text sentence(Aim aim, long cases, BigDecimal chance, Sentences words) {
    Text change = words.change(words.signed(aim), aim.kind());
    Text many = words.cases(new Observation(words.family(), null, null, null, cases, 0));
    String percent = chance.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString();
    boolean likely = chance.compareTo(GOOD) >= 0;
    return new Text(
        "观察期内约有 %s；若真有 %s 的变化，看出来的把握约 %s%%。%s"
            .formatted(many.zh(), change.zh(), percent, likely ? "" : "延长观察期或放宽条件可提高把握。"),
        "The window will bring about %s; a change of %s would be seen with about %s%%.%s"
            .formatted(
                many.en(),
                change.en(),
                percent,
                likely ? "" : " A longer window or fewer conditions would raise that."));
  }
}
