package gnomon.server.organization;

import gnomon.engine.calendar.WorkingCalendar;

/**
 * The company, its units, people and calendar at one version. Everyone may read them, so one copy
 * serves every scope; it is kept until the version changes.
 */
public record Structure(
    long version, Company company, UnitTree units, People people, WorkingCalendar calendar) {}
