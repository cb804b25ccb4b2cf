/** Tests of plans, on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package gnomon.server.target;
