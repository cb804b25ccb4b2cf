package gnomon.server.board;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.server.ServerTest;
import gnomon.server.demo.SampleCompany;
import gnomon.server.target.Grid;
import gnomon.server.target.Grids;
import gnomon.server.target.Plan;
import gnomon.server.target.Targets;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * T4, T6 on the sample company: its plan of 12,000,000 and its board of 1 October 2017. The
 * expected years were computed by hand from the sample's files: won value March to September by
 * seller, for the five without a deal their team's median, split by largest remainder level by
 * level.
 */
@TestPropertySource(properties = "gnomon.today=2017-10-01")
class SampleBoardTest extends ServerTest {

  @Autowired SampleCompany demo;
  @Autowired Targets targets;
  @Autowired Grids grids;
  @Autowired Boards boards;

  private Grid grid;
  private final Map<String, Grid.Row> rows = new HashMap<>();

  @BeforeAll
  void the_sample_company() {
    demo.load("a long enough password", (_, _, _) -> true);
    Plan plan = targets.published(EVERYTHING, 2017).getFirst();
    grid = grids.show(EVERYTHING, plan.id(), true);
    grid.rows().forEach(row -> rows.put(row.name(), row));
  }

  private String year(String name) {
    Grid.Row row = rows.get(name);
    return row == null ? "none" : row.total();
  }

  @Test
  void the_plan_follows_what_was_won_down_to_each_seller() {
    assertThat(grid.assigned()).isEqualTo("12000000.00");
    assertThat(grid.rows()).filteredOn(row -> row.level().equals("person")).hasSize(35);
    assertThat(List.of(year("Central"), year("East"), year("West")))
        .containsExactly("3690000.00", "3908000.00", "4402000.00");
    assertThat(year("Darcel Schlecht")).isEqualTo("1141000.00");
    assertThat(year("Vicki Laflamme")).isEqualTo("487000.00");
    assertThat(year("Wilburn Farren")).isEqualTo("127000.00");
  }

  @Test
  void five_sellers_without_a_deal_get_the_median_of_their_team() {
    assertThat(
            List.of(
                year("Mei-Mei Johns"),
                year("Elizabeth Anderson"),
                year("Natalya Ivanova"),
                year("Carol Thompson"),
                year("Carl Lin")))
        .containsExactly("308000.00", "208000.00", "451000.00", "290000.00", "414000.00");
  }

  @Test
  void on_the_first_of_october_three_quarters_are_done_and_nine_months_are_due() {
    Board board = boards.show(EVERYTHING, null, BoardPeriod.YEAR, null, Locale.ENGLISH);
    assertThat(board.done())
        .as("7,203,038 to September and 18,768 on the day itself")
        .isEqualTo("7221806.00");
    BigDecimal due =
        grid.rows().getFirst().months().subList(0, 9).stream()
            .map(BigDecimal::new)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(board.dueByToday()).as("1 October is a holiday").isEqualTo(due.toPlainString());
    assertThat(board.children())
        .extracting(Board.Branch::name, Board.Branch::done)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("Central", "2364286.00"),
            org.assertj.core.groups.Tuple.tuple("East", "2266299.00"),
            org.assertj.core.groups.Tuple.tuple("West", "2591221.00"));
    assertThat(board.ranking().people()).hasSize(35);
    assertThat(board.ranking().teams()).hasSize(6);
    assertThat(board.tiles().get(2).value()).as("win rate of closed deals so far").isNotNull();
  }
}
