/** Proves that a scope holds for exactly its own work. */
@org.jspecify.annotations.NullMarked
package gnomon.server.database;
