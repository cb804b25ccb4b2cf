package gnomon.server.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A file of separated values whose format was recognised: UTF-8, one header, any usual separator.
 */
final class CsvFile {

  static final int MOST_COLUMNS = 500;
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};

  private final String name;
  private final byte[] content;
  private final boolean bom;
  private final char separator;
  private final List<String> header;

  private CsvFile(String name, byte[] content, boolean bom, char separator, List<String> header) {
    this.name = name;
    this.content = content;
    this.bom = bom;
    this.separator = separator;
    this.header = header;
  }

  /** Recognises the format, or refuses with what is wrong with the file. */
  static CsvFile of(String name, byte[] content) {
    requireText(name, content);
    boolean bom = startsWith(content, 0xEF, 0xBB, 0xBF);
    char separator = separatorOf(firstLine(content, bom ? 3 : 0));
    CsvFile file = new CsvFile(name, content, bom, separator, List.of());
    List<String> header = file.readHeader();
    requireGoodHeader(name, header);
    return new CsvFile(name, content, bom, separator, header);
  }

  private static void requireText(String name, byte[] content) {
    if (content.length == 0
        || new String(content, 0, Math.min(content.length, 4_000), StandardCharsets.UTF_8)
            .isBlank()) {
      throw FileRefusal.empty(name).asException();
    }
    if (startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF)) {
      throw FileRefusal.encoding(name, "UTF-16").asException();
    }
    if (startsWith(content, 'P', 'K', 3, 4)) {
      throw FileRefusal.workbook(name).asException();
    }
    for (int i = 0, line = 1; i < content.length; i++) {
      if (content[i] == 0) {
        throw FileRefusal.zeroByte(name, line).asException();
      }
      line += content[i] == '\n' ? 1 : 0;
    }
  }

  private static boolean startsWith(byte[] content, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (content.length <= i || (content[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static String firstLine(byte[] content, int from) {
    int to = from;
    boolean quoted = false;
    while (to < content.length && (quoted || (content[to] != '\n' && content[to] != '\r'))) {
      quoted ^= content[to] == '"';
      to++;
    }
    return new String(content, from, to - from, StandardCharsets.UTF_8);
  }

  /** The separator that occurs most often outside quotes in the header. */
  private static char separatorOf(String line) {
    char best = SEPARATORS[0];
    long most = 0;
    String bare = line.replaceAll("\"[^\"]*\"", "");
    for (char candidate : SEPARATORS) {
      long count = bare.chars().filter(c -> c == candidate).count();
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return best;
  }

  private List<String> readHeader() {
    try (CsvReader<CsvRecord> reader = open()) {
      return reader.stream()
          .findFirst()
          .map(row -> row.getFields().stream().map(String::strip).toList())
          .orElseThrow(() -> FileRefusal.empty(name).asException());
    } catch (CsvParseException broken) {
      throw FileRefusal.broken(name, 1, broken).asException();
    } catch (IOException | UncheckedIOException unreadable) {
      throw FileRefusal.notUtf8(name, 1).asException();
    }
  }

  private static void requireGoodHeader(String name, List<String> header) {
    if (header.size() > MOST_COLUMNS) {
      throw FileRefusal.tooManyColumns(name, header.size()).asException();
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).isEmpty()) {
        throw FileRefusal.columnWithoutName(name, i + 1).asException();
      }
      if (!seen.add(header.get(i))) {
        throw FileRefusal.twoColumns(name, header.get(i)).asException();
      }
    }
  }

  /** Hands every row below the header to a reader, with the number of its first line. */
  void forEach(BiConsumer<Long, List<String>> row) {
    long next = 1;
    try (CsvReader<CsvRecord> reader = open()) {
      boolean first = true;
      for (CsvRecord record : reader) {
        next = record.getStartingLineNumber() + 1;
        if (!first) {
          row.accept(record.getStartingLineNumber(), record.getFields());
        }
        first = false;
      }
    } catch (CsvParseException broken) {
      throw broken.getCause() instanceof CharacterCodingException
          ? FileRefusal.notUtf8(name, next).asException()
          : FileRefusal.broken(name, next, broken).asException();
    } catch (IOException | UncheckedIOException unreadable) {
      throw FileRefusal.notUtf8(name, next).asException();
    }
  }

  private CsvReader<CsvRecord> open() {
    Reader reader =
        new InputStreamReader(
            new ByteArrayInputStream(content, bom ? 3 : 0, content.length),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(true)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .ofCsvRecord(reader);
  }

  String name() {
    return name;
  }

  boolean hasBom() {
    return bom;
  }

  char separator() {
    return separator;
  }

  List<String> header() {
    return header;
  }

  long size() {
    return content.length;
  }
}
