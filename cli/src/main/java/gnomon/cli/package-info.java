/** The command line: starts the server, loads files, issues tokens. */
@org.jspecify.annotations.NullMarked
package gnomon.cli;
