package gnomon.server.target;

import gnomon.engine.calendar.WorkingCalendar;
import gnomon.engine.measure.Amount;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.measure.Measures;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Organization;
import gnomon.server.organization.People;
import gnomon.server.organization.Unit;
import gnomon.server.organization.UnitTree;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows plans as grids, as far as a scope sees them. */
@Service
public class Grids {

  private final Database database;
  private final TargetRepository repository;
  private final Organization organization;
  private final Measures measures;
  private final Targets targets;
  private final BusinessDay day;

  Grids(
      Database database,
      TargetRepository repository,
      Organization organization,
      Measures measures,
      Targets targets,
      BusinessDay day) {
    this.database = database;
    this.repository = repository;
    this.organization = organization;
    this.measures = measures;
    this.targets = targets;
    this.day = day;
  }

  /** The grid of a plan in sight. */
  public Grid show(Scope scope, long planId, boolean planner) {
    return database.read(
        scope,
        _ -> {
          Plan plan =
              repository.find(planId).orElseThrow(() -> Reasons.noPlan(planId).asException());
          List<PlanRow> rows = repository.rows(planId);
          long assigned = rows.stream().mapToLong(Grids::year).sum();
          long committed = rows.stream().mapToLong(PlanRow::committed).sum();
          int scale = targets.scale(scope, plan);
          return new Grid(
              targets.summary(scope, plan, plan.isDraft() ? assigned : plan.total()),
              measures.get(scope, plan.measure()).unit().code(),
              organization.company(scope).currency(),
              day.today(),
              planner && plan.isDraft(),
              months(plan, organization.calendar(scope), day.today()),
              table(scope, rows, scale),
              Amount.print(committed, scale),
              Amount.print(assigned, scale),
              Amount.print(assigned - committed, scale));
        });
  }

  private static long year(PlanRow row) {
    return row.amounts().stream().mapToLong(Long::longValue).sum();
  }

  private static List<Grid.Month> months(Plan plan, WorkingCalendar calendar, LocalDate today) {
    YearMonth now = YearMonth.from(today);
    return plan.months().stream()
        .map(month ->
            new Grid.Month(
                month.toString(),
                calendar.workingDaysOf(month),
                month.isBefore(now),
                month.equals(now)))
        .toList();
  }

  private List<Grid.Row> table(Scope scope, List<PlanRow> rows, int scale) {
    UnitTree units = organization.units(scope);
    Table table =
        new Table(
            Draft.tree(units, organization.people(scope), rows),
            organization.people(scope),
            new Sight(scope, units),
            rows,
            scale);
    table.add(units.root(), null);
    return table.shown;
  }

  /** Rows in tree order; a unit that is not in sight is left out, and its parts stand alone. */
  private static final class Table {

    private final PlanTree tree;
    private final People people;
    private final Sight sight;
    private final Map<Long, PlanRow> rows = new HashMap<>();
    private final int scale;
    private final List<Grid.Row> shown = new ArrayList<>();

    Table(PlanTree tree, People people, Sight sight, List<PlanRow> all, int scale) {
      this.tree = tree;
      this.people = people;
      this.sight = sight;
      this.scale = scale;
      all.forEach(row -> rows.put(row.personId(), row));
    }

    void add(Unit unit, @Nullable String parent) {
      if (!tree.hasPeople(unit.id())) {
        return;
      }
      String node = parent;
      if (sight.sees(unit.id())) {
        node = PlanNode.unit(unit.id(), tree.units()).print();
        shown.add(row(node, parent, unit.level().code(), unit.name(), below(unit.id())));
      }
      for (Unit child : tree.below(unit.id())) {
        add(child, node);
      }
      for (long person : tree.peopleOf(unit.id())) {
        String name = people.get(person).name();
        shown.add(row(PlanNode.person(person).print(), node, "person", name, of(List.of(person))));
      }
    }

    private List<PlanRow> below(long unitId) {
      return of(tree.everyone(unitId));
    }

    private List<PlanRow> of(List<Long> persons) {
      return persons.stream()
          .flatMap(id -> java.util.stream.Stream.ofNullable(rows.get(id)))
          .toList();
    }

    private Grid.Row row(
        String node, @Nullable String parent, String level, String name, List<PlanRow> leaves) {
      List<Long> amounts = byMonth(month -> sum(leaves, row -> row.amounts().get(month)));
      return new Grid.Row(
          node,
          parent,
          level,
          name,
          Amount.print(amounts.stream().mapToLong(Long::longValue).sum(), scale),
          amounts.stream().map(amount -> Amount.print(amount, scale)).toList(),
          byMonth(month -> leaves.stream().allMatch(row -> row.locked().get(month))),
          byMonth(month -> amounts.get(month) != sum(leaves, row -> row.planned().get(month))));
    }

    private static long sum(List<PlanRow> leaves, Function<PlanRow, Long> amount) {
      return leaves.stream().mapToLong(amount::apply).sum();
    }

    private static <T> List<T> byMonth(Function<Integer, T> value) {
      return IntStream.range(0, 12).boxed().map(value).toList();
    }
  }
}
