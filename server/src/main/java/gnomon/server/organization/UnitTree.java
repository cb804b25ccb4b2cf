package gnomon.server.organization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The units with their descent, siblings in the order of their ids. */
public final class UnitTree {

  private final Map<Long, Unit> units = new LinkedHashMap<>();
  private final Map<Long, List<Unit>> children = new HashMap<>();
  private final Unit root;

  public UnitTree(List<Unit> all) {
    @Nullable Unit company = null;
    for (Unit unit : all) {
      units.put(unit.id(), unit);
      Long parent = unit.parentId();
      if (parent == null) {
        company = unit;
      } else {
        children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(unit);
      }
    }
    if (company == null) {
      throw new IllegalArgumentException(
          "A unit tree needs a company; none of %s is one.".formatted(all));
    }
    root = company;
  }

  public Unit root() {
    return root;
  }

  public Optional<Unit> find(long id) {
    return Optional.ofNullable(units.get(id));
  }

  public Unit get(long id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("There is no unit " + id + "."));
  }

  public List<Unit> children(long id) {
    return children.getOrDefault(id, List.of());
  }

  /** The unit and everything below it. */
  public Set<Long> subtree(long id) {
    Set<Long> found = new LinkedHashSet<>();
    collect(id, found);
    return found;
  }

  private void collect(long id, Set<Long> found) {
    found.add(id);
    children(id).forEach(child -> collect(child.id(), found));
  }

  /** From the company down to the unit itself. */
  public List<Unit> path(long id) {
    List<Unit> path = new ArrayList<>();
    @Nullable Long next = id;
    while (next != null) {
      Unit unit = get(next);
      path.addFirst(unit);
      next = unit.parentId();
    }
    return path;
  }

  /** The unit's ancestor of a level, or itself; empty where its branch has no such level. */
  public Optional<Unit> ancestor(long id, Unit.Level level) {
    return path(id).stream().filter(unit -> unit.level() == level).findFirst();
  }

  /** All units, parents before children, depth first. */
  public List<Unit> depthFirst() {
    return subtree(root.id()).stream().map(this::get).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UnitTree that && units.equals(that.units);
  }

  @Override
  public int hashCode() {
    return units.hashCode();
  }
}
