package gnomon.server.pipeline;

import gnomon.server.api.Refusal;
import gnomon.server.database.Scope;
import gnomon.server.measure.Condition;
import gnomon.server.measure.Dimension;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Person;
import gnomon.server.organization.Structure;
import gnomon.server.organization.Unit;
import gnomon.server.target.PlanNode;
import gnomon.server.target.Sight;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose funnel a viewer may open: units in sight with everything below, and their sellers. */
record FunnelPlaces(Scope scope, Structure structure, Sight sight, LocalDate from, LocalDate to) {

  static FunnelPlaces of(Scope scope, Structure structure, LocalDate from, LocalDate to) {
    return new FunnelPlaces(scope, structure, new Sight(scope, structure.units()), from, to);
  }

  /** The place that is asked for, or the widest one in sight. */
  PlanNode open(@Nullable String text) {
    PlanNode node = text == null ? widest() : PlanNode.parse(text, structure.units());
    boolean inSight =
        switch (node) {
          case PlanNode.OfUnit unit ->
              structure.units().find(unit.id()).isPresent() && sight.sees(unit.id());
          case PlanNode.OfPerson person ->
              unitOf(person.id()).filter(unit -> sight.seesPerson(person.id(), unit)).isPresent();
        };
    if (!inSight) {
      throw Refusal.absent(
              "没有漏斗“%s”。".formatted(node.print()),
              "There is no funnel \"%s\".".formatted(node.print()))
          .asException();
    }
    return node;
  }

  private PlanNode widest() {
    if (scope instanceof Scope.Own own) {
      return PlanNode.person(own.personId());
    }
    return sight.roots().stream()
        .findFirst()
        .map(unit -> PlanNode.unit(unit.id(), structure.units()))
        .orElseThrow(() ->
            Refusal.absent(
                    "您目前没有负责的部门，所以没有漏斗。请管理员在“组织”中设置。",
                    "You lead no unit today, so there is no funnel for you. Ask an administrator to enter it in the organization.")
                .asException());
  }

  private Optional<Long> unitOf(long personId) {
    return structure.people().nearest(personId, to).map(Membership::unitId);
  }

  /** The facts of the place; none for the company, which has them all. */
  static List<Condition> conditions(PlanNode node) {
    return switch (node) {
      case PlanNode.OfUnit unit when unit.isCompany() -> List.of();
      case PlanNode.OfUnit unit -> List.of(Condition.reference(Dimension.UNIT, unit.id()));
      case PlanNode.OfPerson person -> List.of(Condition.reference(Dimension.PERSON, person.id()));
    };
  }

  FunnelPage.Place place(PlanNode node) {
    return switch (node) {
      case PlanNode.OfUnit unit -> {
        Unit found = structure.units().get(unit.id());
        yield new FunnelPage.Place(node.print(), found.name(), found.level().code());
      }
      case PlanNode.OfPerson person ->
          new FunnelPage.Place(node.print(), structure.people().get(person.id()).name(), "person");
    };
  }

  List<FunnelPage.Choice> selectable(PlanNode opened) {
    List<FunnelPage.Choice> choices = new ArrayList<>();
    sight.roots().forEach(unit -> select(unit, 0, choices));
    if (choices.isEmpty()) {
      FunnelPage.Place own = place(opened);
      choices.add(new FunnelPage.Choice(own.node(), own.name(), own.level(), 0));
    }
    return choices;
  }

  private void select(Unit unit, int depth, List<FunnelPage.Choice> choices) {
    String node = PlanNode.unit(unit.id(), structure.units()).print();
    choices.add(new FunnelPage.Choice(node, unit.name(), unit.level().code(), depth));
    structure.units().children(unit.id()).forEach(child -> select(child, depth + 1, choices));
    for (Person person : sellersOf(unit.id())) {
      choices.add(
          new FunnelPage.Choice(
              PlanNode.person(person.id()).print(), person.name(), "person", depth + 1));
    }
  }

  private List<Person> sellersOf(long unitId) {
    return structure.people().memberships().stream()
        .filter(membership -> membership.role() == Membership.Role.SELLER)
        .filter(membership -> membership.touches(from, to))
        .map(Membership::personId)
        .distinct()
        .filter(person -> unitOf(person).filter(unit -> unit == unitId).isPresent())
        .map(person -> structure.people().get(person))
        .sorted(Comparator.comparing(Person::name))
        .toList();
  }
}
