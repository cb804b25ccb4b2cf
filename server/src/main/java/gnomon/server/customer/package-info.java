/** Customers: who they are, who looks after them and when they first ordered. */
@org.jspecify.annotations.NullMarked
package gnomon.server.customer;
