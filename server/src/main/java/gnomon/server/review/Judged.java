package gnomon.server.review;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A judgement as it is stored, and never changed.
 *
 * @param asked what was asked, since the item may be edited for its next round
 * @param ledgerVersion the facts that it rests on
 */
record Judged(
    long itemId,
    int round,
    Course.Window window,
    LocalDate judgedOn,
    Instant asOf,
    long ledgerVersion,
    Aim asked,
    Look look) {}
