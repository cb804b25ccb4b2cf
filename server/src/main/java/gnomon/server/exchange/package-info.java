/**
 * Data in: reads files, maps their columns to the fields of our entities, checks every row, and
 * loads what is right in one transaction, with a reason for each row that is not.
 */
@org.jspecify.annotations.NullMarked
package gnomon.server.exchange;
