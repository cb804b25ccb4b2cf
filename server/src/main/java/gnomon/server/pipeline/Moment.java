package gnomon.server.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When something happened to a deal, and by whom.
 *
 * @param at null where only the day is known
 * @param by null for the owner of the deal
 */
record Moment(LocalDate day, @Nullable Instant at, @Nullable Long by) {}
