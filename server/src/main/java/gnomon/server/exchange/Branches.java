package gnomon.server.exchange;

import gnomon.server.database.Scope;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Unit;
import gnomon.server.organization.UnitTree;
import java.util.ArrayList;
import java.util.List;

/** The units by level and name, with the missing ones made on the way. */
final class Branches {

  private final Scope scope;
  private final Organization organization;
  private final String source;
  private final Unit root;
  private final List<Unit> units;
  private int added;

  Branches(Scope scope, Organization organization, String source) {
    this.scope = scope;
    this.organization = organization;
    this.source = source;
    UnitTree tree = organization.units(scope);
    this.root = tree.root();
    this.units = new ArrayList<>(tree.depthFirst());
  }

  Unit root() {
    return root;
  }

  /** The unit of that name right below a parent; made if there is none. */
  Unit below(Unit parent, Unit.Level level, String name) {
    return units.stream()
        .filter(unit -> unit.parentId() != null && unit.parentId() == parent.id())
        .filter(unit -> unit.level() == level && unit.name().equals(name))
        .findFirst()
        .orElseGet(() -> add(parent, level, name));
  }

  private Unit add(Unit parent, Unit.Level level, String name) {
    String path = parent.parentId() == null ? source : parent.key();
    Unit unit = organization.addUnit(scope, path + "/" + name, parent.id(), level, name);
    units.add(unit);
    added++;
    return unit;
  }

  List<Unit> named(String name) {
    return units.stream().filter(unit -> unit.name().equals(name)).toList();
  }

  List<String> names() {
    return units.stream().map(Unit::name).distinct().toList();
  }

  int added() {
    return added;
  }

  /** The deepest unit that holds all of some units. */
  Unit holding(List<Unit> parts) {
    UnitTree tree = new UnitTree(units);
    List<Unit> common = tree.path(parts.getFirst().id());
    for (Unit part : parts) {
      common = common.stream().filter(tree.path(part.id())::contains).toList();
    }
    return common.getLast();
  }
}
