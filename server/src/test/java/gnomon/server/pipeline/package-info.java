/** Tests of the sales pipeline. */
@org.jspecify.annotations.NullMarked
package gnomon.server.pipeline;
