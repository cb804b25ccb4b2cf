/** Tests of the ledger, on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package gnomon.server.ledger;
