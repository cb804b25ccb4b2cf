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

/** The demo company's revenue plans: last year's and this year's, weighted by the year before. */
@Component
class DemoPlans {

  private static final long FIRST_PLAN = 520_000_000;
  private static final int FIRST_YEAR = 2025;
  private static final double GROWTH = 1.12;
  private static final long STEP = 1_000_000;

  private final Targets targets;

  DemoPlans(Targets targets) {
    this.targets = targets;
  }

  void make(int scale, LocalDate today) {
    make(scale, today.getYear() - 1);
    make(scale, today.getYear());
  }

  private void make(int scale, int year) {
    if (!targets.published(Scope.everything(), year).isEmpty()) {
      return;
    }
    double total = scale * FIRST_PLAN * StrictMath.pow(GROWTH, year - FIRST_YEAR);
    PlanSummary draft =
        targets.create(
            Scope.everything(),
            null,
            new NewPlan(
                command("create", year),
                year + " 年签约额计划",
                "revenue",
                year,
                Long.toString(Math.round(total / STEP) * STEP),
                "1000",
                Weights.by(
                    "revenue", LocalDate.of(year - 1, 1, 1), LocalDate.of(year - 1, 12, 31))));
    targets.publish(Scope.everything(), draft.id(), command("publish", year), draft.version());
  }

  private static UUID command(String step, int year) {
    return UUID.nameUUIDFromBytes(
        ("demo-plan/" + step + "/" + year).getBytes(StandardCharsets.UTF_8));
  }
}
