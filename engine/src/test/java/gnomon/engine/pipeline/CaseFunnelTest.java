package gnomon.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** P2: the funnel of cases, by hand. */
class CaseFunnelTest {

  private static final SalesProcess PROCESS =
      new SalesProcess(
          List.of(
              new SalesProcess.Stage("lead", 0.6, 1.0),
              new SalesProcess.Stage("needs", null, null)),
          Set.of("won"),
          Set.of("lost"));

  private static CaseCourse.Step step(int day, String node) {
    return new CaseCourse.Step(Instant.ofEpochSecond(day * 86_400L), node);
  }

  private static CaseCourse course(@Nullable Long amount, CaseCourse.Step... steps) {
    return new CaseCourse(List.of(steps), amount);
  }

  @Test
  void the_worked_example() {
    Funnel funnel =
        CaseFunnel.of(
            PROCESS,
            List.of(
                course(500L, step(0, "lead"), step(2, "needs"), step(5, "won")),
                course(null, step(0, "lead"), step(1, "lost"))));
    FunnelRow lead = funnel.rows().getFirst();
    assertThat(lead.conversion()).isEqualTo(0.5);
    assertThat(lead.node().dwell()).isEqualTo(new Dwell(1.5, 1.5, 1.9, 2));
    assertThat(lead.lossAmount()).as("2 × 0.1 × 1 × 500").isEqualTo(100);
    assertThat(funnel.rows().getLast().node().forward()).as("won is a step after needs").isOne();
  }

  @Test
  void a_case_that_comes_back_counts_once_and_each_of_its_stays_counts() {
    Funnel funnel =
        CaseFunnel.of(
            PROCESS,
            List.of(
                course(
                    null,
                    step(0, "lead"),
                    step(0, "lead"),
                    step(1, "needs"),
                    step(3, "lead"),
                    step(6, "lost"))));
    FunnelRow lead = funnel.rows().getFirst();
    assertThat(lead.node().entered()).isOne();
    assertThat(lead.node().forward()).isOne();
    assertThat(lead.node().dwell()).isEqualTo(new Dwell(2, 2, 2.8, 2));
    assertThat(funnel.rows().getLast().node().lost()).isOne();
  }

  @Test
  void a_node_that_means_won_is_the_end() {
    SalesProcess six =
        new SalesProcess(
            List.of(
                new SalesProcess.Stage("signing", null, null),
                new SalesProcess.Stage("after_sales", 0.9, null)),
            Set.of("after_sales"),
            Set.of());
    Funnel funnel =
        CaseFunnel.of(six, List.of(course(10L, step(0, "signing"), step(1, "after_sales"))));
    assertThat(funnel.rows().getFirst().conversion()).isOne();
    assertThat(funnel.rows().getLast().conversion()).isNull();
  }
}
