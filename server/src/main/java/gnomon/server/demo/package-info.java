/**
 * The companies to show: a made-up group that is generated as a process, and the sample data set.
 */
@org.jspecify.annotations.NullMarked
package gnomon.server.demo;
