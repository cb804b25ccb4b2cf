package gnomon.server.measure;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer as CSV: the names in {@code by} order, then {@code value}, and what belongs to it. */
final class AnswerCsv {

  private AnswerCsv() {}

  static String write(Measure measure, Answer answer) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(header(measure, answer));
      answer.rows().forEach(row -> csv.writeRecord(line(measure, answer, row)));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return text.toString();
  }

  private static List<String> header(Measure measure, Answer answer) {
    List<String> header = new ArrayList<>(answer.by());
    header.add("value");
    if (measure.denominator() != null) {
      header.addAll(List.of("numerator", "denominator"));
    }
    if (measure.numerator() instanceof Formula.Duration) {
      header.addAll(List.of("mean", "p90", "deviation", "cases"));
    }
    if (measure.numerator() instanceof Formula.Cohort) {
      header.addAll(List.of("immature", "amount"));
    }
    return header;
  }

  private static List<String> line(Measure measure, Answer answer, Row row) {
    List<String> line = new ArrayList<>();
    answer.by().forEach(name -> line.add(text(row.keys().get(name))));
    line.add(text(row.value()));
    if (measure.denominator() != null) {
      line.addAll(List.of(text(row.numerator()), text(row.denominator())));
    }
    if (measure.numerator() instanceof Formula.Duration) {
      line.addAll(
          List.of(text(row.mean()), text(row.p90()), text(row.deviation()), text(row.cases())));
    }
    if (measure.numerator() instanceof Formula.Cohort) {
      line.addAll(List.of(text(row.immature()), text(row.amount())));
    }
    return line;
  }

  /** Names come from people: one that a spreadsheet would take for a formula is quoted. */
  private static String text(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    boolean formula = value instanceof String && text.matches("[=+@\\t\\r].*|-.*[^0-9.].*");
    return formula ? "'" + text : text;
  }
}
