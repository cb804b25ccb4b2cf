package gnomon.server.target;

import gnomon.engine.calendar.WorkingCalendar;
import gnomon.engine.measure.Amount;
import gnomon.engine.target.Decomposition;
import gnomon.engine.target.Infeasible;
import gnomon.engine.target.Part;
import gnomon.engine.target.TargetPlan;
import gnomon.server.api.Refusal;
import gnomon.server.database.Scope;
import gnomon.server.measure.Formula;
import gnomon.server.measure.Measure;
import gnomon.server.measure.Measures;
import gnomon.server.organization.Company;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Organization;
import gnomon.server.organization.People;
import gnomon.server.organization.UnitTree;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Turns a wish into a plan: the company's sellers of that fiscal year, each in the unit of the
 * year's first day (or the first one after it), weighed; months weigh their working days. The
 * engine then solves people by months in one table, exact in both directions.
 */
@Component
class Decomposing {

  private static final long GRAIN_OF_MONEY = 1_000;

  private final Organization organization;
  private final Measures measures;
  private final Weighing weighing;

  Decomposing(Organization organization, Measures measures, Weighing weighing) {
    this.organization = organization;
    this.measures = measures;
    this.weighing = weighing;
  }

  record Draft(Plan plan, List<PlannedPerson> people, Map<Long, Weighing.Weighed> weights) {}

  Draft draft(Scope scope, NewPlan wish, Instant now) {
    Measure measure = plannable(scope, wish.measure());
    Company company = organization.company(scope);
    UnitTree units = organization.units(scope);
    People people = organization.people(scope);
    LocalDate first = company.fiscalYear().start(wish.year());
    Map<Long, Long> unitOf = sellers(people, first, company.fiscalYear().end(wish.year()));
    if (unitOf.isEmpty()) {
      throw noSellers(wish.year()).asException();
    }
    int scale = measure.unit() == Measure.Unit.MONEY ? company.scale() : 0;
    Reasons reasons = new Reasons(scale, node -> node, List.of());
    long grain = grain(reasons, wish, measure);
    long total = total(reasons, wish, grain);
    Map<Long, Weighing.Weighed> weights = weighing.weigh(scope, wish.weights(), unitOf, units);
    PlanTree tree = new PlanTree(units, people, unitOf);
    List<YearMonth> months = company.fiscalYear().months(wish.year());
    TargetPlan solved =
        solve(reasons, tree, weights, months(months, organization.calendar(scope)), total, grain);
    List<Long> monthTotals = IntStream.range(0, 12).mapToObj(solved::committedMonth).toList();
    Plan plan =
        new Plan(
            0,
            wish.name().strip(),
            wish.measure(),
            wish.year(),
            first,
            Plan.Status.DRAFT,
            total,
            grain,
            1,
            monthTotals,
            now,
            null);
    return new Draft(plan, people(solved, unitOf), weights);
  }

  /** A target divides what adds up over people and time. */
  private Measure plannable(Scope scope, String id) {
    Measure measure = measures.get(scope, id);
    if (!measure.isAdditive() || measure.numerator() instanceof Formula.Stock) {
      throw Refusal.invalid(
              "measure_not_plannable",
              "measure",
              "指标“%s”不能按人和月相加，不能分解。可用签约额、回款、赢单数或拜访数。".formatted(id),
              "\"%s\" does not add up over people and months, so it cannot be divided. Maybe use revenue, receipts, deals_won or visits."
                  .formatted(id))
          .asException();
    }
    return measure;
  }

  private static long grain(Reasons reasons, NewPlan wish, Measure measure) {
    String given = wish.grain();
    long grain =
        given == null
            ? reasons.amount(
                "grain", measure.unit() == Measure.Unit.MONEY ? "" + GRAIN_OF_MONEY : "1")
            : reasons.amount("grain", given);
    if (grain <= 0) {
      throw Refusal.invalid(
              "invalid_grain",
              "grain",
              "最小单位 %s 应大于 0。".formatted(given),
              "The step %s must be above 0. Maybe 1000.".formatted(given))
          .asException();
    }
    return grain;
  }

  private static long total(Reasons reasons, NewPlan wish, long grain) {
    long total = reasons.atGrain("total", wish.total(), grain);
    if (total <= 0) {
      throw Refusal.invalid(
              "invalid_total",
              "total",
              "总目标 %s 应大于 0。".formatted(wish.total()),
              "The total %s must be above 0. Maybe %s."
                  .formatted(wish.total(), Amount.print(grain, reasons.scale())))
          .asException();
    }
    return total;
  }

  /** The unit of each seller of the year. */
  private static Map<Long, Long> sellers(People people, LocalDate first, LocalDate last) {
    Map<Long, Membership> chosen = new LinkedHashMap<>();
    people.memberships().stream()
        .filter(membership -> membership.role() == Membership.Role.SELLER)
        .filter(membership -> membership.touches(first, last))
        .sorted(Comparator.comparing(Membership::from))
        .forEach(membership -> chosen.putIfAbsent(membership.personId(), membership));
    Map<Long, Long> unitOf = new LinkedHashMap<>();
    chosen.forEach((person, membership) -> unitOf.put(person, membership.unitId()));
    return unitOf;
  }

  private static List<Part> months(List<YearMonth> months, WorkingCalendar calendar) {
    return months.stream()
        .map(month -> Part.of(month.toString(), calendar.workingDaysOf(month)))
        .toList();
  }

  private static TargetPlan solve(
      Reasons reasons,
      PlanTree tree,
      Map<Long, Weighing.Weighed> weights,
      List<Part> months,
      long total,
      long grain) {
    var root = tree.root(person -> weight(weights, person));
    return switch (new Decomposition(root, total, months, grain, List.of()).solve()) {
      case TargetPlan plan -> plan;
      case Infeasible infeasible -> throw reasons.infeasible(infeasible).asException();
    };
  }

  private static double weight(Map<Long, Weighing.Weighed> weights, long person) {
    Weighing.Weighed weighed = weights.get(person);
    return weighed == null ? 0 : weighed.weight();
  }

  private static List<PlannedPerson> people(TargetPlan solved, Map<Long, Long> unitOf) {
    List<PlannedPerson> people = new ArrayList<>();
    unitOf.forEach((person, unit) -> {
      String node = PlanNode.person(person).print();
      people.add(
          new PlannedPerson(
              unit,
              person,
              IntStream.range(0, 12).mapToObj(month -> solved.amount(node, month)).toList()));
    });
    return people;
  }

  private static Refusal noSellers(int year) {
    return Refusal.invalid(
        "no_sellers",
        "year",
        "%d 财年没有销售人员。请先在“组织”中加入销售，或换一个年度。".formatted(year),
        "Nobody is a seller in fiscal year %d. Maybe add sellers to the organization first, or plan another year."
            .formatted(year));
  }
}
