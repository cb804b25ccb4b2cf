/** Working days, fiscal years and the periods in which everything is counted. */
@NullMarked
package gnomon.engine.calendar;

import org.jspecify.annotations.NullMarked;
