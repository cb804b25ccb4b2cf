/** The exact arithmetic behind a measure: amounts, ratios and quantiles. */
@NullMarked
package gnomon.engine.measure;

import org.jspecify.annotations.NullMarked;
