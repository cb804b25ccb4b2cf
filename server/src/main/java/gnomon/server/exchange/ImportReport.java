package gnomon.server.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import did, or would do.
 *
 * @param entries facts that it posted, reversals included
 * @param errorFiles where the rejected rows were written, if they were
 */
public record ImportReport(List<FileReport> files, int entries, List<String> errorFiles) {

  ImportReport(List<FileReport> files, int entries) {
    this(files, entries, List.of());
  }

  /**
   * What became of the rows of one file.
   *
   * @param errors the first problems
   * @param unmatched values that name nobody and nothing known
   */
  public record FileReport(
      String name,
      ImportEntity entity,
      List<String> header,
      int read,
      int added,
      int changed,
      int unchanged,
      int rejected,
      List<RowProblem> errors,
      List<Unmatched> unmatched) {}

  /**
   * A value that names nobody and nothing known.
   *
   * @param suggestion the known name that was probably meant
   */
  public record Unmatched(String field, String value, int count, @Nullable String suggestion) {}

  public int rejected() {
    return files.stream().mapToInt(FileReport::rejected).sum();
  }
}
