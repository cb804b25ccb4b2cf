package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a node should achieve from a day on.
 *
 * @param line a product line; null for all of them
 * @param conversion 0 to 1; null says nothing
 * @param dwellDays the mean stay at most; null says nothing
 */
public record Standard(
    Node node,
    @Nullable String line,
    @Nullable BigDecimal conversion,
    @Nullable BigDecimal dwellDays,
    LocalDate validFrom) {}
