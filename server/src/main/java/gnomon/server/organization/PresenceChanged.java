package gnomon.server.organization;

import java.util.List;
import java.util.Map;

/**
 * People joined the company or left it, or it became known when they did.
 *
 * @param stays all stays, past and present, of each person concerned
 * @param regions the name of the region that a unit lies in, where it does
 */
public record PresenceChanged(Map<Long, List<Stay>> stays, Map<Long, String> regions) {}
