package gnomon.server.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one pass over a file shows: how many rows, and for each column its values and dates. */
record CsvShape(long rows, List<Column> columns) {

  private static final int SAMPLES = 5;
  private static final int DISTINCT = 30;

  /**
   * @param distinct all values, where they are few
   * @param dates the pattern in which most of its values are dates; empty for other columns
   */
  record Column(
      String column, List<String> samples, List<String> distinct, Optional<DatePattern> dates) {}

  static CsvShape of(CsvFile file) {
    List<Survey> surveys = file.header().stream().map(_ -> new Survey()).toList();
    long[] rows = new long[1];
    file.forEach((_, cells) -> {
      rows[0]++;
      for (int i = 0; i < Math.min(cells.size(), surveys.size()); i++) {
        surveys.get(i).add(cells.get(i).strip());
      }
    });
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < surveys.size(); i++) {
      columns.add(surveys.get(i).column(file.header().get(i)));
    }
    return new CsvShape(rows[0], columns);
  }

  /** The date pattern of every column that holds dates. */
  Map<String, DatePattern> dates() {
    Map<String, DatePattern> dates = new LinkedHashMap<>();
    columns.forEach(column -> column.dates().ifPresent(date -> dates.put(column.column(), date)));
    return dates;
  }

  private static final class Survey {
    private final List<String> samples = new ArrayList<>();
    private final Set<String> distinct = new LinkedHashSet<>();
    private final Map<DatePattern, Long> dates = new EnumMap<>(DatePattern.class);
    private long values;

    void add(String value) {
      if (value.isEmpty()) {
        return;
      }
      values++;
      if (distinct.size() <= DISTINCT && distinct.add(value) && samples.size() < SAMPLES) {
        samples.add(value);
      }
      for (DatePattern pattern : DatePattern.values()) {
        if (pattern.parse(value).isPresent()) {
          dates.merge(pattern, 1L, Long::sum);
          return;
        }
      }
    }

    Column column(String name) {
      return new Column(
          name,
          List.copyOf(samples),
          distinct.size() > DISTINCT ? List.of() : List.copyOf(distinct),
          dates.entrySet().stream()
              .max(Map.Entry.comparingByValue())
              .filter(most -> most.getValue() * 2 > values)
              .map(Map.Entry::getKey));
    }
  }
}
