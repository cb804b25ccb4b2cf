package gnomon.server.exchange;

import gnomon.server.api.Refusal;

/** Why a whole file cannot be read, and what to do about it. */
final class FileRefusal {

  private FileRefusal() {}

  static Refusal empty(String file) {
    return refusal(
        "file_empty",
        "文件 %s 是空的。请选择第一行是列名的文件。".formatted(file),
        "%s is empty. Choose a file whose first line names the columns.".formatted(file));
  }

  static Refusal encoding(String file, String encoding) {
    return refusal(
        "file_encoding",
        "文件 %s 的编码是 %s，需要 UTF-8。请另存为“CSV UTF-8”。".formatted(file, encoding),
        "%s is %s; it must be UTF-8. Save it as \"CSV UTF-8\".".formatted(file, encoding));
  }

  static Refusal notUtf8(String file, long line) {
    return refusal(
        "file_encoding",
        "文件 %s 自第 %d 行起不是 UTF-8 编码。请另存为“CSV UTF-8”。".formatted(file, line),
        "%s is not UTF-8 from about line %d on. Save it as \"CSV UTF-8\".".formatted(file, line));
  }

  static Refusal workbook(String file) {
    return refusal(
        "file_workbook",
        "文件 %s 是 Excel 工作簿。请另存为“CSV UTF-8”后再上传。".formatted(file),
        "%s is a workbook. Save it as \"CSV UTF-8\" first.".formatted(file));
  }

  static Refusal zeroByte(String file, int line) {
    return refusal(
        "file_binary",
        "文件 %s 第 %d 行有空字节，不是文本文件。请重新导出为 CSV。".formatted(file, line),
        "%s has a zero byte in line %d, so it is not text. Export it as CSV again."
            .formatted(file, line));
  }

  static Refusal tooManyColumns(String file, int columns) {
    return refusal(
        "file_columns",
        "文件 %s 有 %d 列，最多 %d 列。请检查分隔符，或去掉多余的列。".formatted(file, columns, CsvFile.MOST_COLUMNS),
        "%s has %d columns; at most %d are read. Check the separator, or leave out columns."
            .formatted(file, columns, CsvFile.MOST_COLUMNS));
  }

  static Refusal columnWithoutName(String file, int position) {
    return refusal(
        "file_header",
        "文件 %s 的第 %d 列没有列名。请在第一行写上列名。".formatted(file, position),
        "Column %d of %s has no name. Name every column in the first line."
            .formatted(position, file));
  }

  static Refusal twoColumns(String file, String column) {
    return refusal(
        "file_header",
        "文件 %s 有两列都叫“%s”。请改名其中一列。".formatted(file, column),
        "%s has two columns named \"%s\". Rename one of them.".formatted(file, column));
  }

  static Refusal broken(String file, long line, Exception problem) {
    String message = String.valueOf(problem.getMessage());
    Throwable cause = problem.getCause();
    String text = message + (cause == null ? "" : " " + cause.getMessage());
    return text.toLowerCase(java.util.Locale.ROOT).contains("quote")
        ? refusal(
            "file_quote",
            "文件 %s 第 %d 行起的引号没有正确结束。请补上右引号，或把引号写成两个。".formatted(file, line),
            "A quote from line %d of %s on is not closed properly. Close it, or double it inside a value."
                .formatted(line, file))
        : refusal(
            "file_broken",
            "文件 %s 自第 %d 行起无法读取：%s".formatted(file, line, text),
            "%s cannot be read from line %d on: %s".formatted(file, line, text));
  }

  private static Refusal refusal(String code, String zh, String en) {
    return Refusal.invalid(code, "file", zh, en);
  }
}
