package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that holds a deal up at a node.
 *
 * @param reason a code of the list
 * @param solvedOn null while it still does
 */
public record Blocker(
    long id,
    long dealId,
    Node node,
    String reason,
    @Nullable String text,
    LocalDate since,
    @Nullable LocalDate solvedOn) {}
