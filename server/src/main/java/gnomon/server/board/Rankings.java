package gnomon.server.board;

import gnomon.server.database.Scope;
import gnomon.server.measure.Answer;
import gnomon.server.measure.Condition;
import gnomon.server.measure.Dimension;
import gnomon.server.measure.MeasureQuery;
import gnomon.server.measure.Measures;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Unit;
import gnomon.server.target.PlanNode;
import gnomon.server.target.PlannedPerson;
import gnomon.server.target.Targets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who is how far: people and teams by done ÷ due. It reads what the company's setting publishes;
 * people who see everything see everyone, and where nothing is published, leaders their own people.
 */
@Component
class Rankings {

  private final Measures measures;
  private final Targets targets;

  Rankings(Measures measures, Targets targets) {
    this.measures = measures;
    this.targets = targets;
  }

  /**
   * What may be ranked for a viewer.
   *
   * @param units the units concerned
   */
  private record Published(String visibility, Scope scope, Set<Long> units) {}

  Board.Ranking of(Frame frame, PlanNode node, long unitId, Dues dues) {
    Published published = published(frame);
    if (published.units().isEmpty()) {
      return new Board.Ranking(published.visibility(), List.of(), List.of());
    }
    long area =
        node instanceof PlanNode.OfPerson && published.visibility().equals("all")
            ? frame.units().root().id()
            : unitId;
    Set<Long> units = new HashSet<>(frame.units().subtree(area));
    units.retainAll(published.units());
    Map<Long, List<PlannedPerson>> planned = planned(frame, published, units);
    return new Board.Ranking(
        published.visibility(),
        people(frame, published.scope(), area, units, planned, dues),
        teams(frame, published.scope(), area, units, planned, dues));
  }

  private static Published published(Frame frame) {
    Set<Long> all = frame.units().subtree(frame.units().root().id());
    return switch (frame.scope()) {
      case Scope.Machinery _, Scope.Everything _ -> new Published("all", frame.scope(), all);
      case Scope.Units units -> published(frame, all, units.unitIds(), units.unitIds());
      case Scope.Own own -> published(frame, all, own.unitIds(), Set.of());
      case Scope.Published given -> new Published("all", given, all);
    };
  }

  private static Published published(
      Frame frame, Set<Long> all, Set<Long> team, Set<Long> ownPeople) {
    return switch (frame.company().rankingVisibility()) {
      case ALL -> new Published("all", frame.scope().published(), all);
      case TEAM -> new Published("team", frame.scope().published(), team);
      case NONE -> new Published(ownPeople.isEmpty() ? "none" : "team", frame.scope(), ownPeople);
    };
  }

  private Map<Long, List<PlannedPerson>> planned(
      Frame frame, Published published, Set<Long> units) {
    return frame.plan() == null
        ? Map.of()
        : targets.people(published.scope(), frame.plan()).stream()
            .filter(person -> units.contains(person.unitId()))
            .collect(Collectors.groupingBy(PlannedPerson::unitId));
  }

  private List<Board.Ranked> people(
      Frame frame,
      Scope scope,
      long area,
      Set<Long> units,
      Map<Long, List<PlannedPerson>> planned,
      Dues dues) {
    Map<Long, Long> unitOf = unitOf(frame, units, planned);
    Map<Long, Long> done = done(frame, scope, area, Dimension.PERSON);
    List<Contender> contenders = new ArrayList<>();
    unitOf.forEach((person, unit) ->
        contenders.add(
            contender(
                frame,
                dues,
                PlanNode.person(person).print(),
                frame.people().get(person).name(),
                frame.units().get(unit).name(),
                done.getOrDefault(person, 0L),
                planned.getOrDefault(unit, List.of()).stream()
                    .filter(row -> row.personId() == person)
                    .toList())));
    return ranked(frame, contenders);
  }

  /** The planned people, or without a plan the sellers of the period. */
  private static Map<Long, Long> unitOf(
      Frame frame, Set<Long> units, Map<Long, List<PlannedPerson>> planned) {
    Map<Long, Long> unitOf = new LinkedHashMap<>();
    planned.values().stream()
        .flatMap(List::stream)
        .forEach(row -> unitOf.put(row.personId(), row.unitId()));
    if (!frame.hasPlan()) {
      frame.people().memberships().stream()
          .filter(membership -> membership.role() == Membership.Role.SELLER)
          .filter(membership -> membership.touches(frame.from(), frame.to()))
          .filter(membership -> units.contains(membership.unitId()))
          .forEach(membership -> unitOf.put(membership.personId(), membership.unitId()));
    }
    return unitOf;
  }

  private List<Board.Ranked> teams(
      Frame frame,
      Scope scope,
      long area,
      Set<Long> units,
      Map<Long, List<PlannedPerson>> planned,
      Dues dues) {
    List<Unit> teams =
        frame.units().depthFirst().stream()
            .filter(unit -> units.contains(unit.id()))
            .filter(unit -> frame.units().children(unit.id()).isEmpty())
            .filter(unit -> !frame.hasPlan() || planned.containsKey(unit.id()))
            .toList();
    if (teams.size() < 2) {
      return List.of();
    }
    Map<Long, Long> done = done(frame, scope, area, Dimension.UNIT);
    return ranked(
        frame,
        teams.stream()
            .map(team ->
                contender(
                    frame,
                    dues,
                    PlanNode.unit(team.id(), frame.units()).print(),
                    team.name(),
                    parentName(frame, team),
                    done.getOrDefault(team.id(), 0L),
                    planned.getOrDefault(team.id(), List.of())))
            .toList());
  }

  private static @Nullable String parentName(Frame frame, Unit unit) {
    Long parent = unit.parentId();
    return parent == null ? null : frame.units().get(parent).name();
  }

  private Map<Long, Long> done(Frame frame, Scope scope, long area, Dimension dimension) {
    Map<Long, Long> done = new HashMap<>();
    if (!frame.until().isBefore(frame.from())) {
      MeasureQuery query = Facts.query(frame, frame.from(), frame.until(), dimension);
      Answer answer =
          measures.values(scope, query.where(Condition.reference(Dimension.UNIT, area)));
      answer
          .rows()
          .forEach(row -> {
            Long id = row.id(dimension);
            if (id != null) {
              done.merge(id, row.raw(), Long::sum);
            }
          });
    }
    return done;
  }

  private record Contender(
      String node, String name, @Nullable String unitName, long done, long target, long due) {

    /** Ratios are compared as fractions, so that no rounding makes a tie. */
    double attainment() {
      return due > 0 ? (double) done / due : Double.NEGATIVE_INFINITY;
    }
  }

  private static Contender contender(
      Frame frame,
      Dues dues,
      String node,
      String name,
      @Nullable String unitName,
      long done,
      List<PlannedPerson> planned) {
    return new Contender(
        node,
        name,
        unitName,
        done,
        dues.between(planned, frame.from(), frame.to()),
        dues.between(planned, frame.from(), frame.until()));
  }

  private static List<Board.Ranked> ranked(Frame frame, List<Contender> contenders) {
    Comparator<Contender> best =
        Comparator.comparingDouble(Contender::attainment)
            .thenComparingLong(Contender::done)
            .reversed();
    List<Contender> order =
        contenders.stream().sorted(best.thenComparing(Contender::name)).toList();
    List<Board.Ranked> ranked = new ArrayList<>();
    int rank = 0;
    for (int i = 0; i < order.size(); i++) {
      if (i == 0 || best.compare(order.get(i - 1), order.get(i)) != 0) {
        rank = i + 1;
      }
      ranked.add(shown(frame, rank, order.get(i)));
    }
    return ranked;
  }

  private static Board.Ranked shown(Frame frame, int rank, Contender contender) {
    return new Board.Ranked(
        rank,
        contender.node(),
        contender.name(),
        contender.unitName(),
        frame.amount(contender.done()),
        frame.planned(contender.target()),
        Frame.ratio(contender.done(), contender.target()),
        Frame.ratio(contender.done(), contender.due()),
        Pace.of(contender.done(), contender.due()));
  }
}
