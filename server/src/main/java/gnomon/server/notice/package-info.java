/** Tells people what concerns them: assigned, due, judged. Each event is told once. */
@org.jspecify.annotations.NullMarked
package gnomon.server.notice;
