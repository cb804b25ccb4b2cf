package gnomon.server.organization;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * People joined the company or left it, or it became known when they did.
 *
 * @param stays all stays, past and present, of each person concerned
 * @param regions the name of the region that a unit lies in, where it does
 * @param history the zone in which each day counts as known, where history came in later; null for
 *     what is known from now on
 */
public record PresenceChanged(
    Map<Long, List<Stay>> stays, Map<Long, String> regions, @Nullable ZoneId history) {}
