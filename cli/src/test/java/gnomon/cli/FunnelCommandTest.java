package gnomon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P2 on files: counted by hand. */
class FunnelCommandTest {

  private static final String PROCESS =
      """
      nodes:
        - {id: lead, conversion: 60%, dwell: 1d}
        - {id: needs, conversion: 0.5}
      won: [won]
      lost: [lost]
      """;

  @TempDir Path folder;
  private Path process;

  @BeforeEach
  void a_process() throws IOException {
    process = write("process.yaml", PROCESS);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Said funnel(Path events, String... more) {
    List<String> fixed =
        List.of("funnel", "--process", process.toString(), "--events", events.toString());
    return Said.gnomon(Stream.concat(fixed.stream(), Stream.of(more)).toArray(String[]::new));
  }

  /** One is won, one lost, one still open, one came in at needs. */
  private static final String EVENTS =
      """
      case,node,at,amount,channel
      a,lead,2026-03-01,,direct
      a,needs,2026-03-03,,direct
      a,won,2026-03-06,1000.00,direct
      b,lead,2026-03-01T00:00,,online
      b,lost,2026-03-02T00:00,,online
      c,lead,2026-03-04,,direct
      d,needs,2026-03-05,,online
      d,lost,2026-03-06,,online
      a,lead,2026-03-01,,direct
      """;

  @Test
  void counts_conversions_and_stays_are_those_of_the_file() throws IOException {
    Said said = funnel(write("events.csv", EVENTS));
    assertThat(said.code()).isZero();
    assertThat(said.out())
        .isEqualTo(
            """
            node,entered,forward,lost,open,conversion,baseline,dwell_mean_days,dwell_median_days,dwell_p90_days,limit_days,gap,loss_amount
            lead,3,1,1,1,0.333333,0.6,1.5,1.5,1.9,1,-0.266667,400.00
            needs,2,1,1,0,0.5,0.5,2,2,2.8,,0,0.00
            """);
    assertThat(said.err())
        .isEqualTo("Bottleneck: none proven (p < 0.05 with at least 30 cases).\n");
  }

  @Test
  void the_cohort_and_the_moment_can_be_chosen_and_a_dimension_splits() throws IOException {
    Path events = write("events.csv", EVENTS);
    assertThat(funnel(events, "--from", "2026-03-02").out())
        .contains("lead,1,0,0,1,")
        .contains("needs,1,0,1,0,");
    assertThat(funnel(events, "--at", "2026-03-02").out())
        .contains("lead,2,0,1,1,")
        .contains("needs,0,0,0,0,,");
    assertThat(
            funnel(events, "--by", "channel")
                .out()
                .lines()
                .map(line -> line.replaceAll("^(([^,]*,){4}).*", "$1")))
        .containsExactly(
            "channel,node,entered,forward,",
            "direct,lead,2,1,",
            "direct,needs,1,1,",
            "online,lead,1,0,",
            "online,needs,1,0,");
  }

  @Test
  void a_bottleneck_is_named_with_its_cost() throws IOException {
    StringBuilder events = new StringBuilder("case,node,at,amount\n");
    for (int i = 0; i < 100; i++) {
      events.append("c%d,lead,2026-03-01,\n".formatted(i));
      events.append(
          i < 25
              ? "c%d,needs,2026-03-02,\nc%d,won,2026-03-03,200.00\n".formatted(i, i)
              : "c%d,lost,2026-03-02,\n".formatted(i));
    }
    assertThat(funnel(write("events.csv", events.toString())).err())
        .isEqualTo(
            "Bottleneck: lead, conversion 0.25 is 35.0 points below its baseline 0.6; 35.0 deals worth 7000.00 lost; 100 cases, p < 0.001.\n");
  }

  @Test
  void the_encoding_is_found_out() throws IOException {
    Path events = folder.resolve("gb.csv");
    String text = "case,node,at,渠道\n一,lead,2026-03-01,直销\n";
    Files.write(events, text.getBytes(Charset.forName("GB18030")));
    assertThat(funnel(events, "--by", "渠道").out()).contains("直销,lead,1,0,0,1");
    Path marked = write("bom.csv", "\uFEFF" + text);
    assertThat(funnel(marked, "--by", "渠道").out()).contains("直销,lead,1,0,0,1");
  }

  @Test
  void what_is_wrong_is_named_with_its_line_and_nothing_is_written() throws IOException {
    Path events = write("events.csv", "case,node,at\na,lead,2026-03-01\na,neads,2026-03-02\n");
    Said unknown = funnel(events);
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err())
        .isEqualTo(events + ":3: the process has no node \"neads\". Maybe needs.\n");
    assertThat(funnel(write("when.csv", "case,node,at\na,lead,31.3.2026\n")).err())
        .contains("when.csv:2: \"31.3.2026\" is no time");
    assertThat(funnel(write("column.csv", "cases,node,at\n")).err())
        .contains("column.csv:1: there is no column \"case\". Maybe it is \"cases\".");
    write("process.yaml", PROCESS.replace("conversion: 0.5", "conversation: 0.5"));
    assertThat(funnel(events).err())
        .contains("process.yaml:3: there is no key \"conversation\". Maybe conversion.");
    assertThat(funnel(folder.resolve("absent.csv")).code()).isEqualTo(2);
  }
}
