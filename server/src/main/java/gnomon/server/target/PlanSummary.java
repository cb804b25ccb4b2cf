package gnomon.server.target;

import gnomon.server.api.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan as lists show it. Amounts are decimal text in major units.
 *
 * @param total what the company is committed to
 * @param assigned what its people's figures add up to
 * @param difference assigned less total; 0 for a published plan
 */
public record PlanSummary(
    long id,
    String name,
    String measure,
    Text measureName,
    int year,
    Plan.Status status,
    String total,
    String assigned,
    String difference,
    String grain,
    int version,
    Instant createdAt,
    @Nullable Instant publishedAt) {}
