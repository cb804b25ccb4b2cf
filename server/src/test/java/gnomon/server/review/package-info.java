@org.jspecify.annotations.NullMarked
package gnomon.server.review;
