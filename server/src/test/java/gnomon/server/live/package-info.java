/** Proves that a change reaches open browsers. */
@org.jspecify.annotations.NullMarked
package gnomon.server.live;
