/** Tests of the board, on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package gnomon.server.board;
