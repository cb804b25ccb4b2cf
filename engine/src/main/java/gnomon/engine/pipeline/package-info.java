/** The sales process: its nodes and how deals move through them. */
@org.jspecify.annotations.NullMarked
package gnomon.engine.pipeline;
