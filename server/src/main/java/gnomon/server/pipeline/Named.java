package gnomon.server.pipeline;

/** A record and what it is called. */
record Named(long id, String name) {}
