/**
 * The improvement list: what is to be done, by whom, and the measure that tells whether it worked.
 * The system judges each item itself when its time has come.
 */
@org.jspecify.annotations.NullMarked
package gnomon.server.review;
