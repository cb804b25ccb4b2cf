/** Proves who is let in, and what a session and a token are worth. */
@org.jspecify.annotations.NullMarked
package gnomon.server.access;
