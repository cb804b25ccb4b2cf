package gnomon.server.exchange;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A fact as another system posts it. What is left out follows from what is there: the unit from the
 * person on that day, region from the unit, industry, tier and newness from the customer, the
 * customer and product line from the deal.
 *
 * @param key the sender's own, unique: the same fact twice is posted once
 * @param person name, where the id is not known
 * @param amount major units, such as {@code 1234.50}
 */
record FactOrder(
    @NotBlank @Pattern(regexp = "[\\p{L}\\p{N}._:@-]{1,200}") String key,
    @NotBlank String kind,
    @NotNull LocalDate day,
    @Nullable Long personId,
    @Nullable String person,
    @Nullable Long unitId,
    @Nullable Long customerId,
    @Nullable Long dealId,
    @Nullable @Size(max = 100) String channel,
    @Nullable @Size(max = 300) String productLine,
    @Nullable @Size(max = 200) String region,
    @Nullable @Size(max = 300) String industry,
    @Nullable @Size(max = 100) String tier,
    @Nullable @Pattern(regexp = "new|existing") String newness,
    @Nullable String node,
    @Nullable @Size(max = 300) String reason,
    @Nullable @Pattern(regexp = "-?[0-9]{1,14}(\\.[0-9]{1,4})?") String amount,
    @Nullable Long quantity,
    @Nullable Long seconds,
    @Nullable Long score,
    @Nullable Instant occurredAt) {}
