/** Search, on a real PostgreSQL under every scope. */
@org.jspecify.annotations.NullMarked
package gnomon.server.search;
