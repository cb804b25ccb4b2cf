package gnomon.server.pipeline;

import gnomon.server.access.Viewer;
import gnomon.server.api.Refusal;
import gnomon.server.database.Scope;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Person;
import gnomon.server.organization.Structure;
import gnomon.server.organization.Unit;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may get a deal: those who belong to the company today, within the viewer's units; a seller
 * may give one to a colleague of the team.
 */
@Component
class Owners {

  private final Organization organization;
  private final BusinessDay day;

  Owners(Organization organization, BusinessDay day) {
    this.organization = organization;
    this.day = day;
  }

  /** Someone with the unit of today. */
  record Owner(long person, String name, long unit, String unitName) {}

  List<Owner> all(Scope scope) {
    Structure structure = organization.structure(scope);
    LocalDate today = day.today();
    return structure.people().memberships().stream()
        .filter(membership -> membership.covers(today))
        .filter(membership -> reaches(scope, membership))
        .map(membership ->
            new Owner(
                membership.personId(),
                structure.people().find(membership.personId()).map(Person::name).orElse(""),
                membership.unitId(),
                structure.units().find(membership.unitId()).map(Unit::name).orElse("")))
        .sorted(Comparator.comparing(Owner::name).thenComparingLong(Owner::person))
        .toList();
  }

  private static boolean reaches(Scope scope, Membership membership) {
    return switch (scope) {
      case Scope.Machinery _, Scope.Everything _ -> true;
      case Scope.Units units -> isIn(units.unitIds(), units.personId(), membership);
      case Scope.Own own -> isIn(own.unitIds(), own.personId(), membership);
      case Scope.Published _ -> false;
    };
  }

  private static boolean isIn(Set<Long> units, long self, Membership membership) {
    return units.contains(membership.unitId()) || membership.personId() == self;
  }

  Owner require(Viewer viewer, long person, String field) {
    return all(viewer.scope()).stream()
        .filter(owner -> owner.person() == person)
        .findFirst()
        .orElseThrow(() ->
            Refusal.invalid(
                    "unknown_person",
                    field,
                    "您的范围内没有编号为 %d 的在职人员。".formatted(person),
                    "Nobody with the number %d belongs to your part of the company today. Maybe choose someone of the list."
                        .formatted(person))
                .asException());
  }
}
