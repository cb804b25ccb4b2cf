/**
 * Tells open browsers that something changed: listens to PostgreSQL, so that a change made by any
 * server process reaches every stream, and passes on the topic, never the data.
 */
@org.jspecify.annotations.NullMarked
package gnomon.server.live;
