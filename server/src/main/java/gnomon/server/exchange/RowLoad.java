package gnomon.server.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loads the rows of one file: sorts them into new, changed, unchanged and wrong ones. */
final class RowLoad<T> {

  private final Intake<T> intake;
  private final Tally tally;
  private final boolean append;
  private final Map<String, Long> lines = new HashMap<>();

  RowLoad(Intake<T> intake, Tally tally, boolean append) {
    this.intake = intake;
    this.tally = tally;
    this.append = append;
  }

  void load(List<Row> rows) {
    tally.read(rows.size());
    rows.stream().filter(row -> !row.isWrong()).forEach(Row::requireFields);
    Map<String, Row> keyed = keyed(rows);
    intake.prepare(List.copyOf(keyed.values()));
    Map<String, T> existing = intake.existing(keyed.keySet());
    List<T> added = new ArrayList<>();
    List<T> changed = new ArrayList<>();
    keyed.forEach((key, row) -> sort(row, key, existing, added, changed));
    intake.add(added);
    intake.change(changed);
  }

  private Map<String, Row> keyed(List<Row> rows) {
    Map<String, Row> keyed = new LinkedHashMap<>();
    for (Row row : rows) {
      String key = row.isWrong() ? "" : intake.keyOf(row);
      Long before = row.isWrong() ? null : lines.putIfAbsent(key, row.line());
      if (before != null) {
        row.problem(
            "key",
            key,
            "与第 %d 行重复。请删去其中一行。".formatted(before),
            "This repeats line %d. Delete one of the two.".formatted(before));
      }
      if (row.isWrong()) {
        tally.rejected(row);
      } else {
        keyed.put(key, row);
      }
    }
    return keyed;
  }

  private void sort(Row row, String key, Map<String, T> existing, List<T> added, List<T> changed) {
    T before = existing.get(key);
    if (before != null && append) {
      tally.unchanged();
      return;
    }
    T record = intake.read(row, key, before, tally);
    if (record == null || row.isWrong()) {
      tally.rejected(row);
      return;
    }
    if (before == null) {
      added.add(record);
      tally.added();
    } else if (before.equals(record)) {
      tally.unchanged();
    } else {
      changed.add(record);
      tally.changed();
    }
    intake.touch(row, key, record, before);
  }
}
