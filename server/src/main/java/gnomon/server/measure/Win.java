package gnomon.server.measure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A signed order or deal that stands: good news.
 *
 * @param amount minor units, above zero
 */
public record Win(
    LocalDate day, long unitId, @Nullable Long personId, @Nullable Long customerId, long amount) {}
