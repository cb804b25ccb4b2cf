/** Tests of the server on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package gnomon.server;
