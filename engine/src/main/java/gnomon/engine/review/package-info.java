/** Did an improvement do what it was made for? Changes with their interval, and the verdict. */
@org.jspecify.annotations.NullMarked
package gnomon.engine.review;
