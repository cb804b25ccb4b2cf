/** Calculations that know only their arguments: calendars, targets and exact numbers. */
@NullMarked
package gnomon.engine;

import org.jspecify.annotations.NullMarked;
