package gnomon.server.pipeline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in, or went back.
 *
 * @param id 0 before it is stored
 * @param amount minor units, never below zero
 */
public record Receipt(
    long id,
    String key,
    @Nullable Long orderId,
    @Nullable Long customerId,
    long personId,
    long unitId,
    LocalDate day,
    long amount,
    boolean refund) {}
