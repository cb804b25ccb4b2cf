package gnomon.server.target;

import gnomon.engine.target.Part;
import gnomon.engine.target.TargetNode;
import gnomon.server.organization.People;
import gnomon.server.organization.Unit;
import gnomon.server.organization.UnitTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The company's tree with the people of a plan as leaves; units without any are left out. */
final class PlanTree {

  private final UnitTree units;
  private final People people;
  private final Map<Long, List<Long>> peopleOf = new HashMap<>();

  /**
   * @param unitOf the unit of each person
   */
  PlanTree(UnitTree units, People people, Map<Long, Long> unitOf) {
    this.units = units;
    this.people = people;
    unitOf.forEach(
        (person, unit) -> peopleOf.computeIfAbsent(unit, _ -> new ArrayList<>()).add(person));
    peopleOf.values().forEach(members -> members.sort(byName()));
  }

  private Comparator<Long> byName() {
    return Comparator.comparing((Long id) -> people.get(id).name()).thenComparing(id -> id);
  }

  /** The people of a unit itself, by name. */
  List<Long> peopleOf(long unitId) {
    return peopleOf.getOrDefault(unitId, List.of());
  }

  /** The units directly below that have people. */
  List<Unit> below(long unitId) {
    return units.children(unitId).stream().filter(unit -> hasPeople(unit.id())).toList();
  }

  boolean hasPeople(long unitId) {
    return units.subtree(unitId).stream().anyMatch(peopleOf::containsKey);
  }

  /** The people of a unit and of everything below it, in tree order. */
  List<Long> everyone(long unitId) {
    List<Long> found = new ArrayList<>();
    below(unitId).forEach(unit -> found.addAll(everyone(unit.id())));
    found.addAll(peopleOf(unitId));
    return found;
  }

  UnitTree units() {
    return units;
  }

  /** For the engine; a unit weighs what its people weigh together. */
  TargetNode root(ToDoubleFunction<Long> weight) {
    return node(units.root(), weight);
  }

  private TargetNode node(Unit unit, ToDoubleFunction<Long> weight) {
    List<TargetNode> children = new ArrayList<>();
    below(unit.id()).forEach(child -> children.add(node(child, weight)));
    for (long person : peopleOf(unit.id())) {
      children.add(
          leaf(
              PlanNode.person(person).print(),
              people.get(person).name(),
              weight.applyAsDouble(person)));
    }
    double sum = children.stream().mapToDouble(TargetNode::weight).sum();
    return new TargetNode(
        PlanNode.unit(unit.id(), units).print(),
        unit.name(),
        sum,
        0,
        Part.UNBOUNDED,
        List.of(),
        children);
  }

  private static TargetNode leaf(String id, String name, double weight) {
    return new TargetNode(id, name, weight, 0, Part.UNBOUNDED, List.of(), List.of());
  }

  /** The name of a node as the engine knows it; anything else, such as a month, stays as it is. */
  String name(String node) {
    for (Unit unit : units.depthFirst()) {
      if (PlanNode.unit(unit.id(), units).print().equals(node)) {
        return unit.name();
      }
    }
    return peopleOf.values().stream()
        .flatMap(List::stream)
        .filter(id -> PlanNode.person(id).print().equals(node))
        .findFirst()
        .map(id -> people.get(id).name())
        .orElse(node);
  }
}
