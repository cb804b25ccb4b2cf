/** Tests of the companies to show. */
@org.jspecify.annotations.NullMarked
package gnomon.server.demo;
