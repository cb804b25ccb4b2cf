/**
 * The fact ledger: append-only entries, the follower that keeps the additive cells, and the version
 * that says whether an answer is still right. It calls no other module; posters pass everything.
 */
@org.jspecify.annotations.NullMarked
package gnomon.server.ledger;
