/**
 * Targets: plans that divide a year's amount of a measure over the tree and the months, exactly;
 * drafts that are edited in a grid, and published plans that never change.
 */
@org.jspecify.annotations.NullMarked
package gnomon.server.target;
