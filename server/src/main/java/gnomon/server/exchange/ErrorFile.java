package gnomon.server.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rows that were left out, in the user's own columns with the reasons behind them: to be mended
 * and loaded again. Cells that a spreadsheet would run as a formula get an apostrophe in front
 * (CWE-1236), which is taken off again when the file is read.
 */
final class ErrorFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.,]+");

  private ErrorFile() {}

  static void write(Writer out, List<String> header, List<RejectedRow> rows, Locale locale)
      throws IOException {
    out.write(BYTE_ORDER_MARK);
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    List<String> first = new ArrayList<>(header);
    first.add(locale.getLanguage().equals("zh") ? "问题" : "problem");
    csv.writeRecord(first);
    for (RejectedRow row : rows) {
      List<String> cells = new ArrayList<>(row.cells().stream().map(ErrorFile::guarded).toList());
      while (cells.size() < header.size()) {
        cells.add("");
      }
      cells.add(problems(row, locale));
      csv.writeRecord(cells);
    }
    csv.flush();
  }

  private static String problems(RejectedRow row, Locale locale) {
    return row.problems().stream()
        .map(problem ->
            (problem.field().isEmpty() ? "" : problem.field() + ": ")
                + problem.problem().in(locale))
        .collect(Collectors.joining(" "));
  }

  /** One file for each input with rejected rows, beside each other; returns their paths. */
  static List<String> writeAll(Path folder, ImportReport report, List<RejectedRow> rejected) {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < report.files().size(); i++) {
      int position = i;
      List<RejectedRow> rows = rejected.stream().filter(row -> row.file() == position).toList();
      if (!rows.isEmpty()) {
        ImportReport.FileReport file = report.files().get(i);
        Path path = folder.resolve(nameFor(file.name()));
        try (Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
          write(out, file.header(), rows, Locale.getDefault());
        } catch (IOException unwritable) {
          throw new UncheckedIOException(
              "The rejected rows cannot be written to %s. Is the folder there?".formatted(path),
              unwritable);
        }
        written.add(path.toString());
      }
    }
    return written;
  }

  /** {@code deals.csv} becomes {@code deals.rejected.csv}. */
  static String nameFor(String file) {
    return file.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "") + ".rejected.csv";
  }

  static String guarded(String cell) {
    return startsFormula(cell) ? "'" + cell : cell;
  }

  static String unguarded(String cell) {
    return cell.startsWith("'") && startsFormula(cell.substring(1)) ? cell.substring(1) : cell;
  }

  private static boolean startsFormula(String cell) {
    return !cell.isEmpty()
        && "=+-@\t\r＝＋－＠".indexOf(cell.charAt(0)) >= 0
        && !NUMBER.matcher(cell).matches();
  }
}
