package gnomon.server.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * Something that is sold.
 *
 * @param id 0 before it is stored
 * @param line the product line in which it is counted
 * @param listPrice minor units; stands in for the amount of a deal that has none yet
 */
public record Product(
    long id, String key, String name, @Nullable String line, @Nullable Long listPrice) {}
