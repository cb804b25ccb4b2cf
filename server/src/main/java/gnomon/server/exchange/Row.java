package gnomon.server.exchange;

import gnomon.server.api.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of a mapped file. Reading a value that is wrong notes a problem and gives null; a row with
 * problems is rejected. A field that no column gives keeps the value that is there already, while
 * an empty cell of a mapped column empties it.
 */
final class Row {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[$¥€£]?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d+)?");
  private static final int LONGEST_TEXT = 300;
  private static final BigDecimal LARGEST = new BigDecimal("90000000000000");

  private final MappedFile file;
  private final long line;
  private final List<String> cells;
  private final List<RowProblem> problems = new ArrayList<>();

  Row(MappedFile file, long line, List<String> cells) {
    this.file = file;
    this.line = line;
    this.cells = cells;
    int columns = file.header().size();
    if (cells.size() != columns) {
      problem(
          "",
          Integer.toString(cells.size()),
          "该行有 %d 列，表头有 %d 列。请检查分隔符与引号。".formatted(cells.size(), columns),
          "The row has %d cells, the header %d. Check separators and quotes."
              .formatted(cells.size(), columns));
    }
  }

  long line() {
    return line;
  }

  List<String> cells() {
    return cells;
  }

  List<RowProblem> problems() {
    return problems;
  }

  boolean isWrong() {
    return !problems.isEmpty();
  }

  void problem(String field, String value, String zh, String en) {
    problems.add(new RowProblem(line, field, value, new Text(zh, en)));
  }

  boolean has(String field) {
    return file.has(field);
  }

  /** What is written, after the aliases; empty where nothing is. */
  String value(String field) {
    return cells.size() == file.header().size() ? file.value(field, cells) : "";
  }

  /** Notes the required fields that are empty. */
  void requireFields() {
    for (ImportField field : file.entity().fields()) {
      if (field.required() && value(field.field()).isEmpty()) {
        problem(
            field.field(),
            "",
            "必填字段“%s”为空。".formatted(field.name().zh()),
            "The required field \"%s\" is empty.".formatted(field.field()));
      }
    }
  }

  @Nullable String text(String field, @Nullable String otherwise) {
    if (!has(field)) {
      return otherwise;
    }
    String text = value(field);
    if (text.length() > LONGEST_TEXT) {
      problem(
          field,
          text.substring(0, 40) + "…",
          "内容有 %d 个字符，最多 %d 个。".formatted(text.length(), LONGEST_TEXT),
          "The text has %d characters; at most %d fit.".formatted(text.length(), LONGEST_TEXT));
      return null;
    }
    return text.isEmpty() ? null : text;
  }

  @Nullable LocalDate date(String field, @Nullable LocalDate otherwise) {
    if (!has(field)) {
      return otherwise;
    }
    String text = value(field);
    if (text.isEmpty()) {
      return null;
    }
    LocalDate date = file.date(field, text).orElse(null);
    if (date == null || date.getYear() < 1900 || date.getYear() > 2199) {
      String pattern = file.patternOf(field).shown();
      problem(
          field,
          text,
          "“%s”不是有效日期，应为 %s 格式。".formatted(text, pattern),
          "\"%s\" is not a date of the form %s.".formatted(text, pattern));
      return null;
    }
    return date;
  }

  /** An amount in minor units. */
  @Nullable Long money(String field, int scale, @Nullable Long otherwise) {
    if (!has(field)) {
      return otherwise;
    }
    String text = value(field);
    if (text.isEmpty()) {
      return null;
    }
    if (!NUMBER.matcher(text).matches()) {
      problem(
          field,
          text,
          "“%s”不是金额，应如 1234.50 或 1,234.50。".formatted(text),
          "\"%s\" is not an amount such as 1234.50 or 1,234.50.".formatted(text));
      return null;
    }
    BigDecimal amount = new BigDecimal(text.replaceAll("[,$¥€£]", "")).stripTrailingZeros();
    if (amount.scale() > scale || amount.abs().compareTo(LARGEST) > 0) {
      problem(
          field,
          text,
          "金额“%s”须至多 %d 位小数，且不超过 90 万亿。".formatted(text, scale),
          "The amount \"%s\" may have at most %d decimals and at most 90 million million."
              .formatted(text, scale));
      return null;
    }
    return amount.movePointRight(scale).longValueExact();
  }

  /** An amount that cannot be below zero. */
  @Nullable Long positiveMoney(String field, int scale, @Nullable Long otherwise) {
    Long amount = money(field, scale, otherwise);
    if (amount != null && amount < 0) {
      problem(
          field,
          value(field),
          "金额“%s”不能为负。".formatted(value(field)),
          "The amount \"%s\" cannot be below zero.".formatted(value(field)));
      return null;
    }
    return amount;
  }

  @Nullable String choice(String field, @Nullable String otherwise) {
    if (!has(field)) {
      return otherwise;
    }
    String text = value(field);
    List<String> choices = file.entity().field(field).map(ImportField::choices).orElse(List.of());
    if (text.isEmpty() || choices.contains(text)) {
      return text.isEmpty() ? null : text;
    }
    String allowed = String.join(", ", choices);
    problem(
        field,
        text,
        "“%s”不在可选值之内：%s。可在映射中为它指定对应值。".formatted(text, allowed),
        "\"%s\" is none of %s. Map the value to one of them.".formatted(text, allowed));
    return null;
  }
}
