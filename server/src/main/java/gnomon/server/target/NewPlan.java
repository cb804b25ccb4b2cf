package gnomon.server.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a plan.
 *
 * @param id made by the client; the same id twice makes one plan
 * @param year fiscal year
 * @param total decimal text in major units
 * @param grain smallest step of a figure, in major units; null for 1,000 of money or 1 of a count
 */
public record NewPlan(
    @NotNull UUID id,
    @NotBlank @Size(max = 200) String name,
    @NotBlank String measure,
    @Min(1900) @Max(9998) int year,
    @NotBlank String total,
    @Nullable String grain,
    @NotNull Weights weights) {

  /**
   * By what people's shares are weighed: their own figures of a measure over a span of days, or
   * equally.
   *
   * @param missing what a person without a figure above zero gets
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Weights(
      @Nullable String measure,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Missing missing,
      @Nullable Boolean equal) {

    public static Weights equally() {
      return new Weights(null, null, null, null, true);
    }

    public static Weights by(String measure, LocalDate from, LocalDate to) {
      return new Weights(measure, from, to, Missing.TEAM_MEDIAN, null);
    }
  }

  /** In place of a missing weight. */
  public enum Missing {
    /** The median of the team's weights above zero; of the next unit up where the team has none. */
    @JsonProperty("team_median")
    TEAM_MEDIAN
  }
}
