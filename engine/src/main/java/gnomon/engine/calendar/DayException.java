package gnomon.engine.calendar;

import java.time.LocalDate;

/**
 * A day that differs from the Monday-Friday week, or that an announcement names.
 *
 * @param day the calendar day
 * @param working true for a make-up day, false for a day off
 * @param name the holiday the day belongs to, as people call it; may be blank
 */
public record DayException(LocalDate day, boolean working, String name) {}
