/** The demo company: the sample data set, a plan and accounts to look at it with. */
@org.jspecify.annotations.NullMarked
package gnomon.server.demo;
