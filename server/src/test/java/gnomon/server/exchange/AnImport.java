package gnomon.server.exchange;

import gnomon.server.database.Scope;
import gnomon.server.exchange.Mapping.FileMapping;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Imports that speak: {@code anImport().of("deals", "key,owner,stage", "1,Anna,lead")}. Columns are
 * named as the fields, so nothing has to be mapped.
 */
final class AnImport {

  private final List<FileMapping> files = new ArrayList<>();
  private final Map<String, Upload> uploads = new LinkedHashMap<>();
  private Mapping.Mode mode = Mapping.Mode.UPDATE;
  private boolean history;
  private ProgressListener progress = (_, _, _) -> true;
  final List<RejectedRow> rejected = new ArrayList<>();

  static AnImport anImport() {
    return new AnImport();
  }

  AnImport of(String entity, String... lines) {
    return of(entity, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  AnImport of(String entity, byte[] content) {
    String name = entity + ".csv";
    Map<String, String> columns = new HashMap<>();
    for (String column : CsvFile.of(name, content).header()) {
      columns.put(column, column);
    }
    files.add(new FileMapping(name, ImportEntity.of(entity), columns, Map.of(), Map.of()));
    uploads.put(name, new Upload(name, content));
    return this;
  }

  AnImport appending() {
    mode = Mapping.Mode.APPEND;
    return this;
  }

  AnImport ofHistory() {
    history = true;
    return this;
  }

  AnImport watchedBy(ProgressListener listener) {
    progress = listener;
    return this;
  }

  Mapping mapping() {
    return new Mapping("crm", null, null, null, history, mode, files);
  }

  ImportReport into(Imports imports) {
    return imports.load(
        Scope.everything(),
        mapping(),
        uploads,
        progress,
        (file, row) -> rejected.add(RejectedRow.of(file, row)));
  }

  ImportReport checkedBy(Imports imports) {
    return imports.dryRun(Scope.everything(), mapping(), uploads);
  }

  /** The reasons of all rejected rows, in English. */
  List<String> reasons() {
    return rejected.stream()
        .flatMap(row -> row.problems().stream())
        .map(problem -> problem.line() + " " + problem.field() + ": " + problem.problem().en())
        .toList();
  }
}
