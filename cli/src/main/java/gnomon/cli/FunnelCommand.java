package gnomon.cli;

import gnomon.engine.measure.Amount;
import gnomon.engine.pipeline.CaseCourse;
import gnomon.engine.pipeline.CaseFunnel;
import gnomon.engine.pipeline.Dwell;
import gnomon.engine.pipeline.Funnel;
import gnomon.engine.pipeline.FunnelRow;
import gnomon.engine.pipeline.SalesProcess;
import gnomon.server.api.Nearest;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "funnel",
    mixinStandardHelpOptions = true,
    description = "Conversion, stay and bottleneck of cases in files; needs no server.")
final class FunnelCommand implements Callable<Integer> {

  private static final String COLUMNS =
      "node,entered,forward,lost,open,conversion,baseline,dwell_mean_days,dwell_median_days,"
          + "dwell_p90_days,limit_days,gap,loss_amount";

  @Option(names = "--process", required = true, paramLabel = "FILE", description = "process.yaml")
  String process = "";

  @Option(names = "--events", required = true, paramLabel = "FILE", description = "events.csv")
  String events = "";

  @Option(names = "--at", paramLabel = "TIME", description = "Only what had happened before.")
  @Nullable String at;

  @Option(names = "--from", paramLabel = "DATE", description = "Cases that began on it or later.")
  @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "Cases that began on it or earlier.")
  @Nullable LocalDate to;

  @Option(
      names = "--zone",
      defaultValue = "Asia/Shanghai",
      description = "Zone of times without an offset (${DEFAULT-VALUE}).")
  String zone = "Asia/Shanghai";

  @Option(names = "--by", paramLabel = "COLUMN", description = "One funnel for each value.")
  @Nullable String by;

  @Override
  public Integer call() throws Exception {
    ZoneId place = zone();
    SalesProcess known = new ProcessFile(InputText.read(process)).read();
    EventFile file = new EventFile(InputText.read(events), known, place);
    Map<String, Funnel> funnels = new TreeMap<>(FunnelCommand::byCodePoint);
    cases(file, place).forEach((value, cases) -> funnels.put(value, CaseFunnel.of(known, cases)));
    if (funnels.isEmpty()) {
      funnels.put("", CaseFunnel.of(known, List.of()));
    }
    print(funnels);
    return 0;
  }

  /** The cases of each value that began in time, as far as they had come. */
  private Map<String, List<CaseCourse>> cases(EventFile file, ZoneId place) {
    Instant now = at == null ? Instant.MAX : moment(at, place);
    Map<String, List<EventFile.Event>> byCase = new TreeMap<>(FunnelCommand::byCodePoint);
    for (EventFile.Event event : file.read(by)) {
      if (!event.step().at().isAfter(now)) {
        byCase.computeIfAbsent(event.caseId(), _ -> new ArrayList<>()).add(event);
      }
    }
    Map<String, List<CaseCourse>> cases = new TreeMap<>(FunnelCommand::byCodePoint);
    byCase
        .values()
        .forEach(own -> {
          CaseCourse course = file.course(own);
          LocalDate began = LocalDate.ofInstant(course.steps().getFirst().at(), place);
          boolean early = from != null && began.isBefore(from);
          boolean late = to != null && began.isAfter(to);
          if (!early && !late) {
            cases.computeIfAbsent(own.getFirst().value(), _ -> new ArrayList<>()).add(course);
          }
        });
    return cases;
  }

  private static int byCodePoint(String one, String other) {
    return java.util.Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      throw new InputRefused(
          "There is no zone \"%s\". Maybe %s."
              .formatted(
                  zone, Nearest.to(zone, ZoneId.getAvailableZoneIds()).orElse("Asia/Shanghai")));
    }
  }

  private static Instant moment(String text, ZoneId place) {
    try {
      return EventFile.moment(text, place);
    } catch (DateTimeException wrong) {
      throw new InputRefused(
          "--at \"%s\" is no time. Write 2026-03-31 or 2026-03-31T14:05.".formatted(text));
    }
  }

  private void print(Map<String, Funnel> funnels) {
    StringBuilder lines = new StringBuilder();
    StringBuilder sentences = new StringBuilder();
    lines.append(by == null ? COLUMNS : by + "," + COLUMNS).append('\n');
    funnels.forEach((value, funnel) -> {
      String first = by == null ? "" : quoted(value) + ",";
      funnel.rows().forEach(row -> lines.append(first).append(line(row)).append('\n'));
      sentences.append(by == null ? "" : value + ": ").append(sentence(funnel)).append('\n');
    });
    write(System.out, lines);
    write(System.err, sentences);
  }

  private static void write(PrintStream stream, StringBuilder text) {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    stream.write(bytes, 0, bytes.length);
    stream.flush();
  }

  private static String quoted(String value) {
    return value.matches("[^\",\r\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
  }

  private static String line(FunnelRow row) {
    Dwell dwell = row.node().dwell();
    Long loss = row.lossAmount();
    return String.join(
        ",",
        quoted(row.node().id()),
        Long.toString(row.node().entered()),
        Long.toString(row.node().forward()),
        Long.toString(row.node().lost()),
        Long.toString(row.node().open()),
        decimal(row.conversion(), 6),
        decimal(row.node().baseline(), 6),
        decimal(dwell == null ? null : dwell.mean(), 4),
        decimal(dwell == null ? null : dwell.median(), 4),
        decimal(dwell == null ? null : dwell.p90(), 4),
        decimal(row.node().limitDays(), 4),
        decimal(row.gap(), 6),
        loss == null ? "" : Amount.print(loss, EventFile.SCALE));
  }

  private static String decimal(@Nullable Double value, int decimals) {
    if (value == null) {
      return "";
    }
    BigDecimal plain =
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString();
  }

  private static String sentence(Funnel funnel) {
    return funnel
        .bottleneck()
        .map(FunnelCommand::sentence)
        .orElse(
            "Bottleneck: none proven (p < 0.05 with at least %d cases)."
                .formatted(Funnel.FEWEST_CASES));
  }

  private static String sentence(FunnelRow row) {
    double gap = row.gap() == null ? 0 : row.gap();
    double p = row.p() == null ? 1 : row.p();
    Long loss = row.lossAmount();
    return String.format(
        Locale.ROOT,
        "Bottleneck: %s, conversion %s is %.1f points below its baseline %s; %.1f deals%s lost; %d cases, p %s.",
        row.node().id(),
        decimal(row.conversion(), 4),
        -100 * gap,
        decimal(row.node().baseline(), 4),
        row.lostWins(),
        loss == null ? "" : " worth " + Amount.print(loss, EventFile.SCALE),
        row.cases(),
        p < 0.001 ? "< 0.001" : "= " + decimal(p, 3));
  }
}
