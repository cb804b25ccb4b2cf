package gnomon.server.measure;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of an answer. Amounts are major units as decimal text, ratios fractions, durations days.
 *
 * @param keys the name of each dimension, beside it its number as {@code …_id} for a reference
 * @param deviation the standard deviation of a duration
 * @param amount what the cases of a cohort were worth when they began, open ones too
 * @param raw minor units or pieces of an additive measure, for adding up without rounding
 * @param immature cases of a cohort that are still open; a rate leaves them out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Row(
    @JsonAnyGetter Map<String, @Nullable Object> keys,
    @Nullable String value,
    @Nullable String numerator,
    @Nullable String denominator,
    @Nullable String mean,
    @Nullable String p90,
    @Nullable String deviation,
    @Nullable Long cases,
    @Nullable String amount,
    @Nullable Boolean estimated,
    @Nullable Long immature,
    @com.fasterxml.jackson.annotation.JsonIgnore long raw) {

  public @Nullable Object key(Dimension dimension) {
    return keys.get(dimension.code());
  }

  public @Nullable Long id(Dimension dimension) {
    return (Long) keys.get(dimension.code() + "_id");
  }
}
