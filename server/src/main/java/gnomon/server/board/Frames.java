package gnomon.server.board;

import gnomon.engine.calendar.FiscalYear;
import gnomon.server.api.Refusal;
import gnomon.server.database.Scope;
import gnomon.server.measure.Measure;
import gnomon.server.measure.Measures;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Company;
import gnomon.server.organization.Organization;
import gnomon.server.target.Plan;
import gnomon.server.target.Targets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out what a board is about. */
@Component
class Frames {

  private static final String WITHOUT_PLAN = "revenue";

  private final Organization organization;
  private final BusinessDay day;
  private final Measures measures;
  private final Targets targets;

  Frames(Organization organization, BusinessDay day, Measures measures, Targets targets) {
    this.organization = organization;
    this.day = day;
    this.measures = measures;
    this.targets = targets;
  }

  /**
   * The frame of a board.
   *
   * @param planId a plan; null for the published one of today's fiscal year
   */
  Frame of(Scope scope, BoardPeriod kind, @Nullable Long planId) {
    Company company = organization.company(scope);
    LocalDate today = day.today();
    FiscalYear fiscal = company.fiscalYear();
    Plan plan =
        planId == null
            ? targets.published(scope, fiscal.yearOf(today)).stream().findFirst().orElse(null)
            : targets.find(scope, planId).orElseThrow(() -> noPlan(planId).asException());
    Measure measure = measures.get(scope, plan == null ? WITHOUT_PLAN : plan.measure());
    return new Frame(
        scope,
        company,
        organization.units(scope),
        organization.people(scope),
        organization.calendar(scope),
        today,
        plan,
        measure,
        measure.unit() == Measure.Unit.MONEY ? company.scale() : 0,
        kind,
        kind.grain().containing(anchor(today, plan, fiscal), fiscal));
  }

  /** Today, or the nearest day of the plan's year. */
  private static LocalDate anchor(LocalDate today, @Nullable Plan plan, FiscalYear fiscal) {
    if (plan == null || plan.year() == fiscal.yearOf(today)) {
      return today;
    }
    return plan.year() > fiscal.yearOf(today) ? fiscal.start(plan.year()) : fiscal.end(plan.year());
  }

  private static Refusal noPlan(long id) {
    return Refusal.absent("没有目标计划 %d。".formatted(id), "There is no plan %d.".formatted(id));
  }
}
