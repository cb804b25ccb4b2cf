/** Tests of the pipeline: deals, their moves, lists and reasons. */
@org.jspecify.annotations.NullMarked
package gnomon.server.pipeline;
