package gnomon.server.demo;

import gnomon.server.database.Scope;
import gnomon.server.target.NewPlan;
import gnomon.server.target.NewPlan.Weights;
import gnomon.server.target.PlanSummary;
import gnomon.server.target.Targets;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The sample company's plan for 2017: 12,000,000 of revenue, weighted by what each seller won from
 * March to September; who won nothing gets the median of the team.
 */
@Component
class SamplePlan {

  private static final int YEAR = 2017;

  private final Targets targets;

  SamplePlan(Targets targets) {
    this.targets = targets;
  }

  /**
   * Makes and publishes the plan; its commands have fixed ids, so the second time changes nothing.
   */
  void make() {
    if (!targets.published(Scope.everything(), YEAR).isEmpty()) {
      return;
    }
    PlanSummary draft = targets.create(Scope.everything(), null, wish());
    targets.publish(Scope.everything(), draft.id(), command("publish"), draft.version());
  }

  private static NewPlan wish() {
    return new NewPlan(
        command("create"),
        "Plan 2017",
        "revenue",
        YEAR,
        "12000000",
        "1000",
        Weights.by("revenue", LocalDate.of(YEAR, 3, 1), LocalDate.of(YEAR, 9, 30)));
  }

  private static UUID command(String step) {
    return UUID.nameUUIDFromBytes(("sample-plan/" + step).getBytes(StandardCharsets.UTF_8));
  }
}
