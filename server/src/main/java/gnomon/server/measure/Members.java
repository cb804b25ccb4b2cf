package gnomon.server.measure;

import gnomon.engine.pipeline.Node;
import gnomon.server.organization.Membership;
import gnomon.server.organization.People;
import gnomon.server.organization.Unit;
import gnomon.server.organization.UnitTree;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an answer must have a row for even without facts: every seller who belonged to the company
 * in the period, every unit, node and word, as far as the viewer's scope and the question's
 * conditions reach.
 */
record Members(
    MeasureQuery query, Sight sight, People people, UnitTree units, MeasureRepository words) {

  List<Object> of(Dimension dimension) {
    List<Object> all =
        switch (dimension) {
          case PERSON -> List.copyOf(sellers());
          case UNIT -> unitsOf(Optional.empty());
          case COMPANY, DEPARTMENT, TEAM -> unitsOf(dimension.level());
          case NODE -> Arrays.stream(Node.values()).<Object>map(Node::code).toList();
          case CUSTOMER -> List.of();
          case REGION -> regions();
          case CHANNEL, PRODUCT_LINE, INDUSTRY, TIER, NEWNESS, REASON ->
              List.copyOf(words.wordsOf(dimension));
          case YEAR, QUARTER, MONTH, WEEK, DAY -> List.of();
        };
    return all.stream().filter(value -> isWanted(dimension, value)).toList();
  }

  /** Regions that facts have named, and those that are units of the company. */
  private List<Object> regions() {
    Set<Object> all = new LinkedHashSet<>();
    unitsOf(Optional.of(Unit.Level.REGION)).forEach(id -> all.add(units.get((Long) id).name()));
    all.addAll(words.wordsOf(Dimension.REGION));
    return List.copyOf(all);
  }

  private boolean isWanted(Dimension dimension, Object value) {
    return query.where().stream()
        .filter(condition -> condition.dimension() == dimension)
        .allMatch(condition ->
            dimension.isWord()
                ? condition.values().contains(value)
                : condition.ids().contains(value));
  }

  private Set<Long> sellers() {
    Set<Long> found = new LinkedHashSet<>();
    for (Membership membership : people.memberships()) {
      if (membership.role() == Membership.Role.SELLER
          && membership.touches(query.from(), query.to())
          && sight.reaches(membership)
          && isInWantedUnit(membership.unitId())) {
        found.add(membership.personId());
      }
    }
    return found;
  }

  private boolean isInWantedUnit(long unitId) {
    return query.where().stream().allMatch(condition -> isMet(condition, unitId));
  }

  private boolean isMet(Condition condition, long unitId) {
    if (isUnit(condition.dimension())) {
      return condition.ids().stream().anyMatch(id -> units.subtree(id).contains(unitId));
    }
    return condition.dimension() != Dimension.REGION || touchesRegion(condition.values(), unitId);
  }

  /** Whether a unit lies in one of the regions or holds one; a region may also be a mere word. */
  private boolean touchesRegion(List<String> names, long unitId) {
    List<Long> regions =
        units.depthFirst().stream()
            .filter(unit -> unit.level() == Unit.Level.REGION && names.contains(unit.name()))
            .map(Unit::id)
            .toList();
    return regions.isEmpty()
        || regions.stream()
            .anyMatch(
                id -> units.subtree(id).contains(unitId) || units.subtree(unitId).contains(id));
  }

  private static boolean isUnit(Dimension dimension) {
    return dimension == Dimension.UNIT || dimension.level().isPresent();
  }

  private List<Object> unitsOf(Optional<Unit.Level> level) {
    return units.depthFirst().stream()
        .filter(unit -> level.isEmpty() || unit.level() == level.get())
        .map(Unit::id)
        .filter(sight::reaches)
        .filter(this::isInWantedUnit)
        .<Object>map(id -> id)
        .toList();
  }
}
