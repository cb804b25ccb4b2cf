/** Splitting a target over units, persons and months so that every sum is exact. */
@NullMarked
package gnomon.engine.target;

import org.jspecify.annotations.NullMarked;
