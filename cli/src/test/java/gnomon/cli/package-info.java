/** Tests of the command line. */
@org.jspecify.annotations.NullMarked
package gnomon.cli;
