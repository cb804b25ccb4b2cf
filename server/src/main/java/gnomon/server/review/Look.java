package gnomon.server.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import gnomon.engine.review.Estimate;
import gnomon.engine.review.Judgement;
import gnomon.engine.review.Verdict;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One look at the figures before and after.
 *
 * @param group the comparison group's, where there is one
 * @param change in the measure's own sign, with its 90 % interval; null where it cannot be told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Look(
    BeforeAfter own,
    @Nullable BeforeAfter group,
    @Nullable Change change,
    @Nullable Change groupChange,
    Verdict verdict) {

  /** The same measure in two windows. */
  record BeforeAfter(Observation before, Observation after) {
    Judgement.Pair pair() {
      return new Judgement.Pair(before.sample(), after.sample());
    }
  }

  /** A change with its interval. */
  record Change(BigDecimal change, BigDecimal low, BigDecimal high) {
    static @Nullable Change of(@Nullable Estimate found) {
      if (found == null || !Double.isFinite(found.low()) || !Double.isFinite(found.high())) {
        return null;
      }
      return new Change(
          Observation.decimal(found.change()),
          Observation.decimal(found.low()),
          Observation.decimal(found.high()));
    }
  }

  static Look at(BeforeAfter own, @Nullable BeforeAfter group, Judgement.Wanted wanted) {
    Judgement judged = Judgement.of(own.pair(), group == null ? null : group.pair(), wanted);
    return new Look(
        own, group, Change.of(judged.change()), Change.of(judged.comparison()), judged.verdict());
  }
}
