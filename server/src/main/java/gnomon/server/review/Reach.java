package gnomon.server.review;

import gnomon.server.database.Scope;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Person;
import gnomon.server.organization.Structure;
import gnomon.server.organization.Unit;
import java.time.LocalDate;
import java.util.List;

/** Whose figures someone may make an item about, and whom they may ask to do it. */
record Reach(Scope scope, Structure structure, LocalDate today) {

  boolean covers(Place place) {
    Long person = place.personId();
    return person == null ? coversUnit(place.unitId()) : coversPerson(person);
  }

  /** A unit counts only with everything below, since its figure would be taken for the whole. */
  boolean coversUnit(long unitId) {
    return switch (scope) {
      case Scope.Machinery _, Scope.Everything _ -> true;
      case Scope.Units visible -> visible.unitIds().containsAll(structure.units().subtree(unitId));
      case Scope.Own _, Scope.Published _ -> false;
    };
  }

  boolean coversPerson(long personId) {
    return switch (scope) {
      case Scope.Machinery _, Scope.Everything _ -> structure.people().find(personId).isPresent();
      case Scope.Units visible ->
          visible.personId() == personId
              || structure
                  .people()
                  .nearest(personId, today)
                  .filter(m -> visible.unitIds().contains(m.unitId()))
                  .isPresent();
      case Scope.Own own -> own.personId() == personId;
      case Scope.Published _ -> false;
    };
  }

  List<Unit> units() {
    return structure.units().depthFirst().stream().filter(unit -> coversUnit(unit.id())).toList();
  }

  /** The people of today, by unit. */
  List<Membership> people() {
    return structure.people().all().stream()
        .map(Person::id)
        .filter(this::coversPerson)
        .flatMap(id -> structure.people().nearest(id, today).stream())
        .filter(membership -> membership.covers(today))
        .toList();
  }
}
