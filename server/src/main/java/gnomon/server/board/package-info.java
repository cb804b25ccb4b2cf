/**
 * The target board: what is done against what was due by today, for the company, a unit or a
 * person. Every figure is a measure or a plan's figure; nothing is counted here.
 */
@org.jspecify.annotations.NullMarked
package gnomon.server.board;
