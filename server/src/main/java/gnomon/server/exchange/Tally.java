package gnomon.server.exchange;

import gnomon.server.exchange.ImportReport.FileReport;
import gnomon.server.exchange.ImportReport.Unmatched;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts what became of the rows of one file. */
final class Tally {

  static final int SHOWN_ERRORS = 20;
  private static final int SHOWN_UNMATCHED = 200;

  private final MappedFile file;
  private final Consumer<Row> rejectedRow;
  private final List<RowProblem> errors = new ArrayList<>();
  private final Map<Value, Unmatched> unmatched = new LinkedHashMap<>();
  private int read;
  private int added;
  private int changed;
  private int unchanged;
  private int rejected;

  private record Value(String field, String value) {}

  Tally(MappedFile file, Consumer<Row> rejectedRow) {
    this.file = file;
    this.rejectedRow = rejectedRow;
  }

  void read(int rows) {
    read += rows;
  }

  void added() {
    added++;
  }

  void changed() {
    changed++;
  }

  void unchanged() {
    unchanged++;
  }

  void rejected(Row row) {
    rejected++;
    row.problems().stream().limit(Math.max(0, SHOWN_ERRORS - errors.size())).forEach(errors::add);
    rejectedRow.accept(row);
  }

  /** A value that names nothing known; counted over all rows. */
  void unmatched(String field, String value, @Nullable String suggestion) {
    Value key = new Value(field, value);
    Unmatched seen = unmatched.get(key);
    if (seen != null) {
      unmatched.put(key, new Unmatched(field, value, seen.count() + 1, seen.suggestion()));
    } else if (unmatched.size() < SHOWN_UNMATCHED) {
      unmatched.put(key, new Unmatched(field, value, 1, suggestion));
    }
  }

  FileReport report() {
    return new FileReport(
        file.name(),
        file.entity(),
        file.header(),
        read,
        added,
        changed,
        unchanged,
        rejected,
        List.copyOf(errors),
        List.copyOf(unmatched.values()));
  }
}
