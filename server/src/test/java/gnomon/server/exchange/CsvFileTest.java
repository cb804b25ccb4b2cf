package gnomon.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CsvFileTest {

  private static CsvFile file(String text) {
    return CsvFile.of("deals.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<List<String>> rows(CsvFile file) {
    List<List<String>> rows = new ArrayList<>();
    file.forEach((_, cells) -> rows.add(cells));
    return rows;
  }

  @Test
  void every_usual_separator_is_recognised() {
    for (String separator : List.of(",", ";", "\t", "|")) {
      CsvFile file = file("a" + separator + "b c\r\n1" + separator + "\"2" + separator + "3\"\r\n");
      assertThat(file.separator()).isEqualTo(separator.charAt(0));
      assertThat(rows(file)).containsExactly(List.of("1", "2" + separator + "3"));
    }
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_column() {
    CsvFile file = file("\uFEFFkey,owner\r\n1,Anna\r\n");
    assertThat(file.hasBom()).isTrue();
    assertThat(file.header()).containsExactly("key", "owner");
  }

  @Test
  void a_column_has_the_date_pattern_of_its_values() {
    CsvShape shape =
        CsvShape.of(
            file("iso,us,slashes,text\n2017-03-01,3/14/2017,2017/3/1,2017\n,1/2/2017,,x\n"));
    assertThat(shape.rows()).isEqualTo(2);
    assertThat(shape.dates())
        .containsEntry("iso", DatePattern.ISO)
        .containsEntry("us", DatePattern.US)
        .containsEntry("slashes", DatePattern.SLASHES)
        .doesNotContainKey("text");
  }

  @Test
  void a_bad_file_is_refused_with_what_to_do() {
    refused("", "deals.csv is empty. Choose a file whose first line names the columns.");
    refused("  \n \n", "deals.csv is empty. Choose a file whose first line names the columns.");
    refused("a,b,a\n1,2,3\n", "deals.csv has two columns named \"a\". Rename one of them.");
    refused(
        "a,,c\n1,2,3\n", "Column 2 of deals.csv has no name. Name every column in the first line.");
    refused(
        "a,b\n1,2\n3,\"4\n5,6\n",
        "A quote from line 3 of deals.csv on is not closed properly. Close it, or double it inside a value.");
    refused(
        "a,b\n1,2\u0000\n",
        "deals.csv has a zero byte in line 2, so it is not text. Export it as CSV again.");
    refused(
        IntStream.range(0, 501).mapToObj(i -> "c" + i).collect(Collectors.joining(",")) + "\n",
        "deals.csv has 501 columns; at most 500 are read. Check the separator, or leave out columns.");
    refused("PK\u0003\u0004 workbook", "deals.csv is a workbook. Save it as \"CSV UTF-8\" first.");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> rows(file(text))).hasMessage(message);
  }

  @Test
  void another_encoding_is_refused() {
    byte[] gb = "key,owner\n1,\u00c9\u00cf".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> rows(CsvFile.of("deals.csv", gb)))
        .hasMessageContaining("is not UTF-8")
        .hasMessageContaining("CSV UTF-8");
    byte[] wide = "\uFEFFkey,owner".getBytes(StandardCharsets.UTF_16LE);
    assertThatThrownBy(() -> CsvFile.of("deals.csv", wide)).hasMessageContaining("UTF-16");
  }

  @Test
  void S7_cells_that_a_spreadsheet_would_run_are_guarded_and_read_back() throws IOException {
    List<String> cells =
        List.of("=1+1", "+cmd", "-x", "@sum", "\tx", "＝1", "-12.5", "plain", "'quoted");
    StringWriter out = new StringWriter();
    List<String> header = IntStream.range(0, cells.size()).mapToObj(i -> "c" + i).toList();
    ErrorFile.write(out, header, List.of(new RejectedRow(0, 2, cells, List.of())), Locale.ENGLISH);
    List<String> written = rows(file(out.toString())).getFirst().subList(0, cells.size());
    assertThat(written)
        .containsExactly(
            "'=1+1", "'+cmd", "'-x", "'@sum", "'\tx", "'＝1", "-12.5", "plain", "'quoted");
    assertThat(written.stream().map(ErrorFile::unguarded)).containsExactlyElementsOf(cells);
  }

  @Test
  void S5_random_bytes_are_read_or_refused_but_never_break_the_reader() {
    long seed = 20_170_301;
    Random random = new Random(seed);
    String alphabet = ",;\t|\"\r\n'ab1\u0000é上-/";
    for (int round = 0; round < 3_000; round++) {
      String text =
          random
              .ints(random.nextInt(60), 0, alphabet.length())
              .mapToObj(i -> alphabet.substring(i, i + 1))
              .collect(Collectors.joining());
      try {
        CsvShape.of(file(text));
      } catch (gnomon.server.api.Refused refused) {
        assertThat(refused.getMessage()).as("seed %d round %d", seed, round).isNotBlank();
      }
    }
  }
}
