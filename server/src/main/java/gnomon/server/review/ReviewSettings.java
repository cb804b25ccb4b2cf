package gnomon.server.review;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this process treats improvement items.
 *
 * @param nightly whether it judges them by itself
 */
@ConfigurationProperties("gnomon.review")
public record ReviewSettings(@DefaultValue("true") boolean nightly) {}
