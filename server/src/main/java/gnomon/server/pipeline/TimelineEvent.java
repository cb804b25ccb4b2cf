package gnomon.server.pipeline;

import gnomon.server.api.Text;
import java.time.LocalDate;

/**
 * Something that happened in a deal.
 *
 * @param kind what it was, for a picture beside it
 */
public record TimelineEvent(LocalDate day, String kind, Text text) {}
