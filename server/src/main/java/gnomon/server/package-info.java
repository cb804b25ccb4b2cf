/** The Gnomon server: one package for each module of the business. */
@org.jspecify.annotations.NullMarked
package gnomon.server;
