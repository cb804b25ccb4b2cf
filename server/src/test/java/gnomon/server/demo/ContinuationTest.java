package gnomon.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gnomon.server.GnomonServer;
import gnomon.server.Owner;
import gnomon.server.ServerTest;
import gnomon.server.TestDatabase;
import gnomon.server.api.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestPropertySource;

/**
 * A small demo company (two teams) that is stopped, goes on, and lives a day piece by piece. What
 * it then holds is what the process says, nothing missing and nothing twice: every fact of the
 * ledger is compared with a company that was loaded at once.
 */
@TestPropertySource(properties = "gnomon.today=2026-11-03")
class ContinuationTest extends ServerTest {

  private static final DemoOptions SMALL = new DemoOptions(5, 1, 2);
  private static final LocalDate LATER = LocalDate.of(2026, 11, 25);

  private static final String FACTS =
      """
      select e.source_key || ' ' || e.kind || ' ' || e.day || ' ' || u.name || ' ' || coalesce(p.key, '')
        || ' ' || coalesce(c.key, '') || ' ' || coalesce(d.key, '') || ' ' || coalesce(e.channel, '')
        || ' ' || coalesce(e.tier, '') || ' ' || coalesce(e.newness, '') || ' ' || coalesce(e.node, '')
        || ' ' || coalesce(e.previous_node, '') || ' ' || coalesce(e.reason, '') || ' ' || e.amount
        || ' ' || e.quantity || ' ' || coalesce(e.seconds, -1) || ' ' || coalesce(e.score, -1)
      from ledger_entry e join organization_unit u on u.id = e.unit_id
      left join organization_person p on p.id = e.person_id
      left join customer_customer c on c.id = e.customer_id
      left join pipeline_deal d on d.id = e.deal_id
      order by e.source_key
      """;

  private static final String RECORDS =
      """
      select key || ' ' || node || ' ' || state || ' ' || entered_on || ' ' || coalesce(closed_on::text, '')
        || ' ' || (select count(*) from pipeline_visit v where v.deal_id = d.id)
        || ' ' || (select count(*) from pipeline_visit v where v.deal_id = d.id and left_on is null)
        || ' ' || (select count(*) from pipeline_blocker b where b.deal_id = d.id and solved_on is null)
      from pipeline_deal d
      union all select key || ' ' || coalesce(first_order_on::text, '') from customer_customer
      union all select key || ' ' || amount from pipeline_order
      union all select key || ' ' || amount || ' ' || (order_id is null) from pipeline_receipt
      order by 1
      """;

  @Autowired DemoCompany demo;

  @Test
  void stopped_continued_and_lived_it_is_the_company_that_was_loaded_at_once() {
    AtomicInteger chunks = new AtomicInteger();
    LocalDate today = LocalDate.of(2026, 11, 3);
    assertThat(demo.load(SMALL, today, PASSWORD, (_, _, _) -> chunks.incrementAndGet() < 2))
        .isFalse();
    assertThat(demo.load(SMALL, today.minusDays(1), PASSWORD, (_, _, _) -> true)).isTrue();
    LiveDemo live = demo.live(SMALL);
    for (int step = 0; step < 5; step++) {
      assertThat(live.next()).isTrue();
    }
    assertThat(demo.load(SMALL, LATER, PASSWORD, (_, _, _) -> true)).isTrue();
    List<List<String>> facts = texts(FACTS);
    List<List<String>> records = texts(RECORDS);
    assertThat(demo.load(SMALL, LATER, PASSWORD, (_, _, _) -> true)).isTrue();
    assertThat(texts(FACTS)).isEqualTo(facts);
    assertThatThrownBy(() -> demo.load(DemoOptions.of(6, 1), LATER, PASSWORD, (_, _, _) -> true))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("seed 5, scale 1")
        .hasMessageContaining("--data");
    String other = TestDatabase.fresh();
    try (ConfigurableApplicationContext server = serverOn(other)) {
      server.getBean(DemoCompany.class).load(SMALL, LATER, PASSWORD, (_, _, _) -> true);
      assertThat(new Owner(other).rows(FACTS)).isEqualTo(facts);
      assertThat(new Owner(other).rows(RECORDS)).isEqualTo(records);
    }
  }

  private List<List<String>> texts(String sql) {
    return owner().rows(sql);
  }

  private static ConfigurableApplicationContext serverOn(String url) {
    SpringApplication application = new SpringApplication(GnomonServer.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setDefaultProperties(
        Map.of(
            "gnomon.database.url",
            url,
            "gnomon.database.owner",
            TestDatabase.owner(),
            "gnomon.database.password",
            TestDatabase.password(),
            "gnomon.ledger.follow",
            false,
            "gnomon.database.connections",
            4));
    return application.run();
  }
}
