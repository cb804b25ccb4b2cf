/** Measurements beside what a user would pick instead, in the same run on the same data. */
@org.jspecify.annotations.NullMarked
package gnomon.bench;
