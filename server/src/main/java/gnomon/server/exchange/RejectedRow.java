package gnomon.server.exchange;

import java.util.List;

/**
 * A row that was left out, as it was written.
 *
 * @param file position of its file in the mapping
 */
record RejectedRow(int file, long line, List<String> cells, List<RowProblem> problems) {

  static RejectedRow of(int file, Row row) {
    return new RejectedRow(file, row.line(), row.cells(), List.copyOf(row.problems()));
  }
}
