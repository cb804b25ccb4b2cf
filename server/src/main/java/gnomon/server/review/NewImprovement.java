package gnomon.server.review;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish for an item, or for another content of one.
 *
 * @param id made by the client; the same id twice makes one item
 * @param version for a change, the version that was seen
 * @param where values by dimension; several with {@code |}
 * @param node {@code company}, {@code unit:3} or {@code person:9}
 * @param wanted decimal text above zero, in the good direction: a fraction where relative or of a
 *     ratio, otherwise in the measure's unit
 * @param comparison like {@code where}, with {@code unit} for another unit; null for no group
 * @param origin the finding that it came from, kept as it is
 */
record NewImprovement(
    @NotNull UUID id,
    @Nullable Integer version,
    @NotBlank @Size(max = 200) String title,
    @Nullable @Size(max = 4000) String text,
    @NotNull Long ownerId,
    @NotNull LocalDate dueOn,
    @NotBlank String measure,
    @Nullable @Size(max = 12) Map<String, @Size(max = 500) String> where,
    @NotBlank String node,
    @NotNull LocalDate baselineFrom,
    @NotNull LocalDate baselineTo,
    @Min(7) @Max(730) int windowDays,
    @NotBlank @Pattern(regexp = "relative|points") String kind,
    @NotBlank @Size(max = 40) String wanted,
    @Nullable @Size(max = 12) Map<String, @Size(max = 500) String> comparison,
    @Nullable @Size(max = 60) Map<String, @Nullable Object> origin) {}
