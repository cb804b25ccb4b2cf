package gnomon.server.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gnomon.server.ServerTest;
import gnomon.server.api.Refused;
import gnomon.server.organization.Unit;
import gnomon.server.organization.Unit.Level;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.LinkedMultiValueMap;

/** The conditions of a question as people and programs write them. */
class QuestionsTest extends ServerTest {

  @Autowired Questions questions;

  private Unit east;
  private Unit team;

  @BeforeAll
  void a_region_whose_name_is_a_number() {
    Unit company = aCompany("Acme", "USD");
    east = aUnit(company, Level.REGION, "East");
    team = aUnit(east, Level.TEAM, "East 1");
    aUnit(company, Level.REGION, "" + east.id());
  }

  private Condition condition(String where) {
    LinkedMultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
    parameters.add("where", where);
    LocalDate day = LocalDate.of(2017, 3, 1);
    return questions.read(EVERYTHING, "revenue", day, day, null, parameters).where().getFirst();
  }

  @Test
  void the_number_of_a_region_is_its_name_and_not_that_of_a_region_called_by_this_number() {
    assertThat(condition("region_id:" + east.id()))
        .isEqualTo(Condition.word(Dimension.REGION, "East"));
    assertThat(condition("region:" + east.id()))
        .isEqualTo(Condition.word(Dimension.REGION, "" + east.id()));
  }

  @Test
  void a_number_that_is_no_region_is_refused() {
    for (String number : new String[] {"" + team.id(), "987654", "East"}) {
      assertThatThrownBy(() -> condition("region_id:" + number))
          .isInstanceOf(Refused.class)
          .hasMessageContaining(number);
    }
  }

  @Test
  void a_word_without_numbers_is_refused_by_number_with_what_to_write() {
    assertThatThrownBy(() -> condition("channel_id:3"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("channel_id:3")
        .hasMessageContaining("channel: and its name");
  }

  @Test
  void a_word_that_no_fact_and_no_unit_has_is_refused_with_the_nearest_one() {
    assertThatThrownBy(() -> condition("region:Estt"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Estt")
        .hasMessageContaining("Maybe East");
    assertThatThrownBy(() -> condition("node:leed"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Maybe lead");
    assertThat(condition("newness:existing").values()).containsExactly("existing");
  }
}
