package gnomon.server.organization;

import java.time.LocalDate;

/** A person became member of a unit. */
public record PersonJoined(long personId, long unitId, LocalDate day) {}
