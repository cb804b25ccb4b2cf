package gnomon.server.pipeline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A signed order; one that belongs to a deal is counted with it once the deal is won.
 *
 * @param id 0 before it is stored
 * @param amount minor units; below zero for a return booked against signing
 */
public record Order(
    long id,
    String key,
    @Nullable Long customerId,
    @Nullable Long dealId,
    long personId,
    long unitId,
    @Nullable Long productId,
    @Nullable String channel,
    LocalDate day,
    long amount) {

  /** Whether goods or money went back: the amount is below zero. */
  boolean isReturn() {
    return amount < 0;
  }
}
