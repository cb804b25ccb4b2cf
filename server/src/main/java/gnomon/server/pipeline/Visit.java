package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A deal's stay at a node; the last one of an open deal has not ended. */
public record Visit(long dealId, Node node, LocalDate enteredOn, @Nullable LocalDate leftOn) {}
