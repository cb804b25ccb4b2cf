package gnomon.server.pipeline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that someone did for a deal.
 *
 * @param id the client's own for what was logged here
 * @param by the name of the person
 */
public record Deed(String id, String kind, LocalDate day, String by, @Nullable String text) {}
