package gnomon.server.measure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How answers are kept.
 *
 * @param keptRows rows of answers kept in memory; 0 computes every answer anew
 */
@ConfigurationProperties("gnomon.measure")
record MeasureSettings(@DefaultValue("1000000") long keptRows) {}
