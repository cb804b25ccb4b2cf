package gnomon.server.exchange;

import gnomon.server.organization.Membership;
import gnomon.server.organization.Person;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of a people file: a person, and where they belong from a day on.
 *
 * @param person null for someone new
 * @param from null where the file does not say
 */
record Staff(
    @Nullable Person person,
    String key,
    String name,
    @Nullable String title,
    long unitId,
    Membership.Role role,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  Staff until(@Nullable LocalDate last) {
    return new Staff(person, key, name, title, unitId, role, from, last);
  }
}
