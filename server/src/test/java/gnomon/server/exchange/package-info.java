/** Import, proved on the sample company and on every kind of bad file. */
@org.jspecify.annotations.NullMarked
package gnomon.server.exchange;
