/** Tests of the measure, on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package gnomon.server.measure;
