package gnomon.server.measure;

import gnomon.server.database.Scope;
import gnomon.server.organization.Membership;
import gnomon.server.organization.UnitTree;

/** Which people and units of the organization lie in a viewer's scope. */
record Sight(Scope scope, UnitTree units) {

  boolean reaches(Membership membership) {
    return switch (scope) {
      case Scope.Machinery _, Scope.Everything _, Scope.Published _ -> true;
      case Scope.Units visible -> visible.unitIds().contains(membership.unitId());
      case Scope.Own own -> own.personId() == membership.personId();
    };
  }

  /** Whether any unit from this one downwards does. */
  boolean reaches(long unitId) {
    return switch (scope) {
      case Scope.Machinery _, Scope.Everything _, Scope.Published _ -> true;
      case Scope.Units visible ->
          units.subtree(unitId).stream().anyMatch(visible.unitIds()::contains);
      case Scope.Own own -> units.subtree(unitId).stream().anyMatch(own.unitIds()::contains);
    };
  }
}
