package gnomon.server.pipeline;

import java.util.List;

/**
 * A page of a list of deals.
 *
 * @param total how many there are on all pages
 * @param amount what all of them are worth, in major units
 * @param estimated how many of them are worth so only by estimate
 */
record DealList(
    long total, String amount, long estimated, int page, int size, List<DealRow> rows) {}
