/** Proves what every answer has in common. */
@org.jspecify.annotations.NullMarked
package gnomon.server.api;
