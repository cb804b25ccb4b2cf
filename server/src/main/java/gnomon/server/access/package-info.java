/** Sign-in, accounts, roles, API tokens, and the data scope that follows from them. */
@org.jspecify.annotations.NullMarked
package gnomon.server.access;
