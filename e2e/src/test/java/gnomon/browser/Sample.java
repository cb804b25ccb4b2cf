package gnomon.browser;

import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The files of the sample company as they ship. */
final class Sample {

  static final List<String> FILES =
      List.of("sales_teams.csv", "products.csv", "accounts.csv", "sales_pipeline.csv");

  private static final int STAGE = 4;
  private static final int CLOSED = 6;
  private static final int VALUE = 7;

  private Sample() {}

  static FilePayload[] files() {
    return FILES.stream()
        .map(name -> new FilePayload(name, "text/csv", bytes(name)))
        .toArray(FilePayload[]::new);
  }

  /** What was won up to and with this day, added up from the file itself. */
  static BigDecimal wonBy(LocalDate day) {
    return new String(bytes("sales_pipeline.csv"), StandardCharsets.UTF_8)
        .lines()
        .map(line -> Arrays.asList(line.split(",", -1)))
        .filter(row -> row.get(STAGE).equals("Won"))
        .filter(row -> !LocalDate.parse(row.get(CLOSED)).isAfter(day))
        .map(row -> new BigDecimal(row.get(VALUE)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** An amount with every digit, as the pages give it in the title of a figure. */
  static String exactly(BigDecimal amount) {
    return "%,.2f".formatted(amount);
  }

  private static byte[] bytes(String name) {
    try (InputStream file = Sample.class.getResourceAsStream("/sample/maven-crm/" + name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
