package gnomon.server.exchange;

import gnomon.server.api.Nearest;
import gnomon.server.api.Refusal;
import gnomon.server.exchange.Mapping.FileMapping;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file whose columns are bound to the fields of an entity. */
final class MappedFile {

  private static final Pattern BRACES = Pattern.compile("\\{([^{}]+)}");

  private final CsvFile file;
  private final ImportEntity entity;
  private final CsvShape shape;
  private final Map<String, Function<List<String>, String>> cells = new HashMap<>();
  private final Map<String, DatePattern> dates = new HashMap<>();
  private final Map<String, Map<String, String>> values;

  private MappedFile(CsvFile file, CsvShape shape, FileMapping mapping) {
    this.file = file;
    this.entity = mapping.entity();
    this.shape = shape;
    this.values = mapping.valuesOrNone();
  }

  /** Binds a mapping to a file, or refuses with the field or column that does not exist. */
  static MappedFile of(CsvFile file, CsvShape shape, FileMapping mapping) {
    MappedFile mapped = new MappedFile(file, shape, mapping);
    mapping
        .columnsOrNone()
        .forEach((field, words) -> {
          if (!words.isBlank()) {
            mapped.bind(field, words);
          }
        });
    mapping
        .constantsOrNone()
        .forEach((field, value) -> {
          mapped.requireField(field);
          mapped.cells.put(field, _ -> value);
        });
    mapping.valuesOrNone().keySet().forEach(mapped::requireField);
    mapped.requireMappedFields();
    return mapped;
  }

  private void bind(String field, String words) {
    requireField(field);
    if (words.indexOf('{') >= 0 && !file.header().contains(words)) {
      cells.put(field, template(field, words));
      return;
    }
    int position = positionOf(field, words);
    cells.put(field, row -> row.get(position));
    Optional.ofNullable(shape.dates().get(words)).ifPresent(dates -> this.dates.put(field, dates));
  }

  /** Words with columns in braces; empty where one of the columns is. */
  private Function<List<String>, String> template(String field, String words) {
    Map<String, Integer> positions = new HashMap<>();
    Matcher names = BRACES.matcher(words);
    while (names.find()) {
      positions.put(names.group(1), positionOf(field, names.group(1)));
    }
    return row ->
        positions.values().stream().anyMatch(position -> row.get(position).isBlank())
            ? ""
            : BRACES
                .matcher(words)
                .replaceAll(name ->
                    Matcher.quoteReplacement(
                        row.get(positions.getOrDefault(name.group(1), 0)).strip()));
  }

  private int positionOf(String field, String column) {
    int position = file.header().indexOf(column);
    if (position < 0) {
      String nearest = Nearest.to(column, file.header()).orElse(String.join(", ", file.header()));
      throw refusal(
              "column_unknown",
              field,
              "文件 %s 没有列“%s”。是否应为：%s？".formatted(file.name(), column, nearest),
              "%s has no column \"%s\". Maybe %s.".formatted(file.name(), column, nearest))
          .asException();
    }
    return position;
  }

  private void requireField(String field) {
    if (entity.field(field).isEmpty()) {
      List<String> known = entity.fields().stream().map(ImportField::field).toList();
      String nearest = Nearest.to(field, known).orElse(String.join(", ", known));
      throw refusal(
              "field_unknown",
              field,
              "%s没有字段“%s”。是否应为：%s？".formatted(entity.title().zh(), field, nearest),
              "%s have no field \"%s\". Maybe %s.".formatted(entity.title().en(), field, nearest))
          .asException();
    }
  }

  private void requireMappedFields() {
    for (ImportField field : entity.fields()) {
      if (field.required() && !cells.containsKey(field.field())) {
        throw refusal(
                "field_missing",
                field.field(),
                "文件 %s 没有映射必填字段“%s”（%s）。请选择一列或一个固定值。"
                    .formatted(file.name(), field.name().zh(), field.field()),
                "%s maps no column to the required field \"%s\". Choose a column or a constant."
                    .formatted(file.name(), field.field()))
            .asException();
      }
    }
  }

  private static Refusal refusal(String code, String field, String zh, String en) {
    return Refusal.invalid(code, field, zh, en);
  }

  /** Hands over the rows, some thousands at a time. */
  void forEachChunk(int size, Consumer<List<Row>> chunk) {
    List<Row> rows = new ArrayList<>();
    file.forEach((line, cells) -> {
      rows.add(new Row(this, line, cells));
      if (rows.size() == size) {
        chunk.accept(List.copyOf(rows));
        rows.clear();
      }
    });
    if (!rows.isEmpty()) {
      chunk.accept(List.copyOf(rows));
    }
  }

  boolean has(String field) {
    return cells.containsKey(field);
  }

  Collection<String> fields() {
    return cells.keySet();
  }

  /** What the row says for a field, after the aliases; empty where nothing is mapped. */
  String value(String field, List<String> row) {
    Function<List<String>, String> cell = cells.get(field);
    if (cell == null) {
      return "";
    }
    String written = ErrorFile.unguarded(cell.apply(row).strip());
    return values.getOrDefault(field, Map.of()).getOrDefault(written, written);
  }

  Optional<LocalDate> date(String field, String text) {
    return patternOf(field).parse(text);
  }

  DatePattern patternOf(String field) {
    return dates.getOrDefault(field, DatePattern.ISO);
  }

  ImportEntity entity() {
    return entity;
  }

  String name() {
    return file.name();
  }

  List<String> header() {
    return file.header();
  }

  long rows() {
    return shape.rows();
  }
}
