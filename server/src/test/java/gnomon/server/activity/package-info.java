/** Tests of what people log of their day. */
@org.jspecify.annotations.NullMarked
package gnomon.server.activity;
