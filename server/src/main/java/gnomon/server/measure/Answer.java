package gnomon.server.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question, with what it says about itself: unit, range and moment.
 *
 * @param quantileError where median and 90th percentile were read from a histogram, by how much
 *     they may be off, as a fraction of (one day + duration); absent where they are exact
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(
    String measure,
    String unit,
    String currency,
    LocalDate from,
    LocalDate to,
    List<String> by,
    @Nullable LocalDate known,
    @Nullable String quantileError,
    Instant asOf,
    List<Row> rows,
    Row total) {}
