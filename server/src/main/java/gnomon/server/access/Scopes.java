package gnomon.server.access;

import gnomon.server.database.Scope;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Organization;
import gnomon.server.organization.People;
import gnomon.server.organization.UnitTree;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The data scope of an account: the widest that one of its roles gives. Administrators, executives,
 * operations and finance see everything; managers the units that they manage today, with everything
 * below; sellers their own. A screen sees what was published to it.
 */
@Component
public class Scopes {

  private final Organization organization;
  private final BusinessDay day;

  Scopes(Organization organization, BusinessDay day) {
    this.organization = organization;
    this.day = day;
  }

  public Scope of(Account account) {
    if (account.roles().stream().anyMatch(Role::seesEverything)) {
      return Scope.everything();
    }
    Long personId = account.personId();
    if (personId == null) {
      return new Scope.Own(0, Set.of());
    }
    People people = organization.people(Scope.system());
    UnitTree units = organization.units(Scope.system());
    return account.hasAny(Role.MANAGER)
        ? new Scope.Units(personId, managed(personId, people, units))
        : new Scope.Own(personId, team(personId, people, units));
  }

  /** A screen sees the rows of its unit with everything below, and is nobody. */
  Scope of(Screen screen) {
    return new Scope.Units(0, organization.units(Scope.system()).subtree(screen.unitId()));
  }

  private Set<Long> managed(long personId, People people, UnitTree units) {
    LocalDate today = day.today();
    Set<Long> found = new LinkedHashSet<>();
    people.memberships(personId).stream()
        .filter(membership -> membership.role() == Membership.Role.MANAGER)
        .filter(membership -> membership.covers(today))
        .forEach(membership -> found.addAll(units.subtree(membership.unitId())));
    return found;
  }

  private Set<Long> team(long personId, People people, UnitTree units) {
    return people
        .nearest(personId, day.today())
        .map(membership -> units.subtree(membership.unitId()))
        .orElse(Set.of());
  }
}
