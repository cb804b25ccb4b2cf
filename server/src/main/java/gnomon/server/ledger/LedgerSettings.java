package gnomon.server.ledger;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this process treats the ledger.
 *
 * @param follow whether this process folds new entries into cells and announces them
 */
@ConfigurationProperties("gnomon.ledger")
public record LedgerSettings(@DefaultValue("true") boolean follow) {}
