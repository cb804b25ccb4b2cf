/**
 * The measure catalogue: every business number is defined once, as data, and answered by one query
 * over the ledger. Nothing else in the product has SQL of its own for a business number.
 */
@org.jspecify.annotations.NullMarked
package gnomon.server.measure;
