/** The product as its users meet it: a real server, a real PostgreSQL and a real browser. */
@org.jspecify.annotations.NullMarked
package gnomon.browser;
