package gnomon.server.target;

import gnomon.server.database.Scope;
import gnomon.server.organization.Unit;
import gnomon.server.organization.UnitTree;
import java.util.List;

/**
 * The units whose sums a scope may show: those it sees with everything below. A unit that is seen
 * in part has no sum, because it would be taken for the whole.
 */
public record Sight(Scope scope, UnitTree units) {

  public boolean sees(long unitId) {
    return switch (scope) {
      case Scope.Machinery _, Scope.Everything _ -> true;
      case Scope.Units visible -> visible.unitIds().containsAll(units.subtree(unitId));
      case Scope.Own _ -> false;
      case Scope.Published published -> new Sight(published.viewer(), units).sees(unitId);
    };
  }

  /** Whether a person who belongs to a unit is in sight. */
  public boolean seesPerson(long personId, long unitId) {
    return switch (scope) {
      case Scope.Machinery _, Scope.Everything _ -> true;
      case Scope.Units visible -> visible.unitIds().contains(unitId);
      case Scope.Own own -> own.personId() == personId;
      case Scope.Published published ->
          new Sight(published.viewer(), units).seesPerson(personId, unitId);
    };
  }

  /** The topmost units in sight. */
  public List<Unit> roots() {
    return units.depthFirst().stream()
        .filter(unit -> sees(unit.id()) && !isBelowSight(unit))
        .toList();
  }

  private boolean isBelowSight(Unit unit) {
    Long parent = unit.parentId();
    return parent != null && sees(parent);
  }
}
