/** The sales pipeline: products, deals with their course, orders and receipts, and their facts. */
@org.jspecify.annotations.NullMarked
package gnomon.server.pipeline;
