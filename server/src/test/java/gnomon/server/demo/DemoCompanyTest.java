package gnomon.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.server.ServerTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The demo company, loaded once and whole: what it is known for is found by the measures. */
@TestPropertySource(properties = "gnomon.today=2026-11-25")
class DemoCompanyTest extends ServerTest {

  @Autowired DemoCompany demo;

  @BeforeAll
  void load() {
    demo.load(DemoOptions.of(1, 1), PASSWORD, (_, _, _) -> true);
  }

  @Test
  void it_is_a_group_with_three_years_behind_it() {
    assertThat(follower.version().entries()).isGreaterThan(150_000);
    assertThat(organization.people(EVERYTHING).all()).hasSizeBetween(95, 130);
  }
}
