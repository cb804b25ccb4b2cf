package gnomon.server.board;

import gnomon.server.api.Refusal;
import gnomon.server.database.Scope;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import gnomon.server.target.PlanNode;
import gnomon.server.target.PlannedPerson;
import gnomon.server.target.Sight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tree that a viewer may open: units in sight with everything below, and the people of the plan
 * or with a seller's place in the period. A planned person stands in the plan's unit, others where
 * they belong at the period's end or today.
 */
final class Places {

  private final Frame frame;
  private final Sight sight;
  private final Map<Long, List<PlannedPerson>> plannedOf = new HashMap<>();
  private final Map<Long, Long> unitOf = new HashMap<>();
  private final Map<Long, List<Person>> peopleOf = new HashMap<>();

  Places(Frame frame, List<PlannedPerson> planned) {
    this.frame = frame;
    this.sight = new Sight(frame.scope(), frame.units());
    for (PlannedPerson person : planned) {
      unitOf.put(person.personId(), person.unitId());
      plannedOf.put(person.personId(), List.of(person));
    }
    frame.people().memberships().stream()
        .filter(membership -> membership.role() == Membership.Role.SELLER)
        .filter(membership -> membership.touches(frame.from(), frame.to()))
        .forEach(membership -> nearest(membership.personId()));
    unitOf.forEach(this::settle);
    peopleOf.values().forEach(people -> people.sort(Comparator.comparing(Person::name)));
  }

  private Optional<Long> nearest(long personId) {
    Optional<Long> unit = frame.people().nearest(personId, frame.until()).map(Membership::unitId);
    unit.ifPresent(id -> unitOf.putIfAbsent(personId, id));
    return Optional.ofNullable(unitOf.get(personId));
  }

  private void settle(long personId, long unitId) {
    frame
        .people()
        .find(personId)
        .filter(_ -> sight.seesPerson(personId, unitId))
        .ifPresent(person -> peopleOf.computeIfAbsent(unitId, _ -> new ArrayList<>()).add(person));
  }

  /** The place that is asked for, or the widest one in sight. */
  PlanNode open(@Nullable String text) {
    PlanNode node = text == null ? widest() : PlanNode.parse(text, frame.units());
    boolean inSight =
        switch (node) {
          case PlanNode.OfUnit unit ->
              frame.units().find(unit.id()).isPresent() && sight.sees(unit.id());
          case PlanNode.OfPerson person ->
              nearest(person.id()).filter(unit -> sight.seesPerson(person.id(), unit)).isPresent();
        };
    if (!inSight) {
      throw absent(node.print()).asException();
    }
    return node;
  }

  private PlanNode widest() {
    if (frame.scope() instanceof Scope.Own own) {
      return PlanNode.person(own.personId());
    }
    return sight.roots().stream()
        .findFirst()
        .map(unit -> PlanNode.unit(unit.id(), frame.units()))
        .orElseThrow(() -> NOTHING_IN_SIGHT.asException());
  }

  long unitOf(PlanNode.OfPerson person) {
    return nearest(person.id()).orElseThrow(() -> absent(person.print()).asException());
  }

  List<Person> peopleOf(long unitId) {
    return peopleOf.getOrDefault(unitId, List.of());
  }

  /** The planned people of a unit and of everything below it. */
  List<PlannedPerson> plannedBelow(long unitId) {
    return frame.units().subtree(unitId).stream()
        .flatMap(unit -> peopleOf(unit).stream())
        .flatMap(person -> planned(person.id()).stream())
        .toList();
  }

  List<PlannedPerson> planned(long personId) {
    return plannedOf.getOrDefault(personId, List.of());
  }

  boolean isInhabited(long unitId) {
    return frame.units().subtree(unitId).stream().anyMatch(peopleOf::containsKey);
  }

  Board.Place place(PlanNode node) {
    return switch (node) {
      case PlanNode.OfUnit unit -> {
        Unit found = frame.units().get(unit.id());
        yield new Board.Place(node.print(), found.name(), found.level().code());
      }
      case PlanNode.OfPerson person ->
          new Board.Place(node.print(), frame.people().get(person.id()).name(), "person");
    };
  }

  /** From the topmost unit in sight down to the place. */
  List<Board.Step> path(PlanNode node) {
    long unitId =
        switch (node) {
          case PlanNode.OfUnit unit -> unit.id();
          case PlanNode.OfPerson person -> unitOf(person);
        };
    List<Board.Step> path = new ArrayList<>();
    for (Unit unit : frame.units().path(unitId)) {
      if (sight.sees(unit.id())) {
        path.add(new Board.Step(PlanNode.unit(unit.id(), frame.units()).print(), unit.name()));
      }
    }
    if (node instanceof PlanNode.OfPerson) {
      path.add(new Board.Step(node.print(), place(node).name()));
    }
    return path;
  }

  List<Board.Choice> selectable(PlanNode opened) {
    List<Board.Choice> choices = new ArrayList<>();
    sight.roots().forEach(unit -> select(unit, 0, choices));
    if (choices.isEmpty()) {
      Board.Place own = place(opened);
      choices.add(new Board.Choice(own.node(), own.name(), own.level(), 0));
    }
    return choices;
  }

  private void select(Unit unit, int depth, List<Board.Choice> choices) {
    String node = PlanNode.unit(unit.id(), frame.units()).print();
    choices.add(new Board.Choice(node, unit.name(), unit.level().code(), depth));
    frame.units().children(unit.id()).forEach(child -> select(child, depth + 1, choices));
    for (Person person : peopleOf(unit.id())) {
      choices.add(
          new Board.Choice(
              PlanNode.person(person.id()).print(), person.name(), "person", depth + 1));
    }
  }

  static Refusal absent(String node) {
    return Refusal.absent("没有看板“%s”。".formatted(node), "There is no board \"%s\".".formatted(node));
  }

  private static final Refusal NOTHING_IN_SIGHT =
      Refusal.absent(
          "您目前没有负责的部门，所以没有看板。请管理员在“组织”中设置。",
          "You lead no unit today, so there is no board for you. Ask an administrator to enter it in the organization.");
}
