package gnomon.server.pipeline;

/** A customer first ordered on another day than was known, so its facts have another newness. */
public record FirstOrderMoved(long customerId) {}
