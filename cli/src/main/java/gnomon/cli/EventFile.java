package gnomon.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import gnomon.engine.measure.Amount;
import gnomon.engine.pipeline.CaseCourse;
import gnomon.engine.pipeline.SalesProcess;
import gnomon.server.api.Nearest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code case,node,at} with optional {@code amount} and dimensions.
 *
 * @param zone of times and dates without an offset
 */
record EventFile(InputText file, SalesProcess process, ZoneId zone) {

  static final int SCALE = 2;

  /** One row. */
  record Event(String caseId, CaseCourse.Step step, @Nullable Long amount, String value) {}

  /**
   * @param by the dimension whose value each event carries; null for none
   */
  List<Event> read(@Nullable String by) {
    List<Event> events = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(file.text())) {
      Map<String, Integer> columns = Map.of();
      for (CsvRecord row : reader) {
        if (columns.isEmpty()) {
          columns = header(row, by);
        } else {
          events.add(event(row, columns, by));
        }
      }
      if (columns.isEmpty()) {
        throw file.wrong(1, "the file is empty. Write a header such as case,node,at.");
      }
    } catch (CsvParseException broken) {
      throw file.wrong(1, "the rows cannot be told apart. Maybe a quote is not closed.");
    } catch (java.io.IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    }
    return events;
  }

  private Map<String, Integer> header(CsvRecord row, @Nullable String by) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (int i = 0; i < row.getFieldCount(); i++) {
      columns.put(row.getField(i).strip(), i);
    }
    for (String needed :
        by == null ? List.of("case", "node", "at") : List.of("case", "node", "at", by)) {
      if (!columns.containsKey(needed)) {
        throw file.wrong(
            row.getStartingLineNumber(),
            "there is no column \"%s\"%s"
                .formatted(
                    needed,
                    Nearest.to(needed, columns.keySet())
                        .map(". Maybe it is \"%s\"."::formatted)
                        .orElse(" among %s.".formatted(columns.keySet()))));
      }
    }
    return columns;
  }

  private Event event(CsvRecord row, Map<String, Integer> columns, @Nullable String by) {
    String node = cell(row, columns, "node");
    if (!process.knows(node)) {
      List<String> known =
          Stream.of(
                  process.nodes().stream().map(SalesProcess.Stage::id),
                  process.won().stream().sorted(),
                  process.lost().stream().sorted())
              .flatMap(names -> names)
              .distinct()
              .toList();
      throw file.wrong(
          row.getStartingLineNumber(),
          "the process has no node \"%s\". Maybe %s."
              .formatted(
                  node, Nearest.to(node, known).orElse("one of " + String.join(", ", known))));
    }
    String id = cell(row, columns, "case");
    if (id.isEmpty()) {
      throw file.wrong(row.getStartingLineNumber(), "the case is empty. Write its id.");
    }
    return new Event(
        id,
        new CaseCourse.Step(at(row, cell(row, columns, "at")), node),
        amount(row, columns.containsKey("amount") ? cell(row, columns, "amount") : ""),
        by == null ? "" : cell(row, columns, by));
  }

  private static String cell(CsvRecord row, Map<String, Integer> columns, String name) {
    int index = columns.getOrDefault(name, Integer.MAX_VALUE);
    return index < row.getFieldCount() ? row.getField(index).strip() : "";
  }

  private @Nullable Long amount(CsvRecord row, String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Amount.parse(text, SCALE);
    } catch (IllegalArgumentException wrong) {
      throw file.wrong(row.getStartingLineNumber(), String.valueOf(wrong.getMessage()));
    }
  }

  private Instant at(CsvRecord row, String text) {
    try {
      return moment(text, zone);
    } catch (DateTimeException wrong) {
      throw file.wrong(
          row.getStartingLineNumber(),
          "\"%s\" is no time. Write 2026-03-31 or 2026-03-31T14:05.".formatted(text));
    }
  }

  /** A date is its first moment in the zone; a time may carry its own offset. */
  static Instant moment(String text, ZoneId zone) {
    if (text.length() <= 10) {
      return LocalDate.parse(text).atStartOfDay(zone).toInstant();
    }
    String iso = text.replace(' ', 'T');
    return iso.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})$")
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).atZone(zone).toInstant();
  }

  /** Of one case: what happened first stands first; on the same moment the earlier node. */
  CaseCourse course(List<Event> events) {
    List<Event> ordered =
        events.stream()
            .sorted(
                Comparator.comparing((Event event) -> event.step().at())
                    .thenComparingInt(event -> rank(event.step().node())))
            .toList();
    Long amount =
        ordered.reversed().stream()
            .map(Event::amount)
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new CaseCourse(ordered.stream().map(Event::step).toList(), amount);
  }

  private int rank(String node) {
    for (int i = 0; i < process.nodes().size(); i++) {
      if (process.nodes().get(i).id().equals(node)) {
        return i;
      }
    }
    return process.nodes().size();
  }
}
