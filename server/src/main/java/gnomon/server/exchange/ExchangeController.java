package gnomon.server.exchange;

import gnomon.server.access.Viewer;
import gnomon.server.api.Refusal;
import gnomon.server.api.Text;
import gnomon.server.exchange.ImportReport.FileReport;
import gnomon.server.exchange.ImportReport.Unmatched;
import gnomon.server.exchange.Mapping.FileMapping;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping(value = "/api/imports", produces = "application/json")
@PreAuthorize("hasAnyRole('administrator', 'operations')")
class ExchangeController {

  private static final int LONGEST_NAME = 300;

  private final Batches batches;

  ExchangeController(Batches batches) {
    this.batches = batches;
  }

  record Entity(String entity, Text name, List<ImportField> fields) {}

  record Format(String encoding, boolean bom, String separator, Map<String, DatePattern> dates) {}

  record FileColumn(String column, List<String> samples, @Nullable List<String> distinct) {}

  record UploadedFile(
      UUID file,
      String name,
      long size,
      Format format,
      long rows,
      List<FileColumn> columns,
      Suggestion suggestion) {}

  record Order(
      @Nullable UUID id,
      @NotEmpty @Size(max = 50) List<@Valid @NotNull FileMapping> files,
      Mapping.@Nullable Mode mode,
      @NotBlank @Pattern(regexp = "[\\p{L}\\p{N}._ -]{1,60}") String source,
      @Nullable Boolean history) {

    Mapping mapping() {
      return new Mapping(source, null, null, null, history, mode, files);
    }
  }

  record LineError(long line, String field, String value, String problem) {}

  record CheckedFile(
      String file,
      ImportEntity entity,
      int read,
      int added,
      int changed,
      int unchanged,
      int rejected,
      List<LineError> errors,
      List<Unmatched> unmatched) {}

  record Check(List<CheckedFile> files) {}

  record LoadedFile(
      String name,
      ImportEntity entity,
      int read,
      int added,
      int changed,
      int unchanged,
      int rejected) {}

  record BatchView(
      UUID id,
      String source,
      String status,
      Mapping.Mode mode,
      Instant startedAt,
      @Nullable Instant finishedAt,
      String by,
      Batch.@Nullable Progress progress,
      List<LoadedFile> files,
      int entries,
      @Nullable String problem) {}

  @GetMapping("/entities")
  List<Entity> entities() {
    return Arrays.stream(ImportEntity.values())
        .map(entity -> new Entity(entity.code(), entity.title(), entity.fields()))
        .toList();
  }

  @PostMapping(value = "/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  UploadedFile upload(Viewer viewer, @RequestParam("file") MultipartFile file) throws IOException {
    Upload upload = new Upload(nameOf(file.getOriginalFilename()), file.getBytes());
    CsvFile csv = CsvFile.of(upload.name(), upload.content());
    CsvShape shape = CsvShape.of(csv);
    UUID id = batches.upload(upload, viewer.account().username());
    Suggestion suggestion =
        batches
            .remembered(csv.header())
            .map(known ->
                new Suggestion(known.entity(), known.columnsOrNone(), known.valuesOrNone(), true))
            .orElseGet(() -> Suggestion.of(shape.columns()));
    return new UploadedFile(
        id,
        csv.name(),
        csv.size(),
        new Format("UTF-8", csv.hasBom(), String.valueOf(csv.separator()), shape.dates()),
        shape.rows(),
        shape.columns().stream().map(ExchangeController::column).toList(),
        suggestion);
  }

  private static String nameOf(@Nullable String given) {
    String name = given == null ? "" : given.replaceFirst("^.*[/\\\\]", "").strip();
    return name.isEmpty() ? "file.csv" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  private static FileColumn column(CsvShape.Column column) {
    return new FileColumn(
        column.column(), column.samples(), column.distinct().isEmpty() ? null : column.distinct());
  }

  @PostMapping("/check")
  Check check(Viewer viewer, @Valid @RequestBody Order order, Locale locale) {
    List<FileReport> reports = batches.check(viewer.scope(), order.mapping()).files();
    return new Check(
        java.util.stream.IntStream.range(0, reports.size())
            .mapToObj(i -> checked(order.files().get(i).file(), reports.get(i), locale))
            .toList());
  }

  private static CheckedFile checked(String id, FileReport file, Locale locale) {
    return new CheckedFile(
        id,
        file.entity(),
        file.read(),
        file.added(),
        file.changed(),
        file.unchanged(),
        file.rejected(),
        file.errors().stream()
            .map(error ->
                new LineError(
                    error.line(), error.field(), error.value(), error.problem().in(locale)))
            .toList(),
        file.unmatched());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  BatchView order(Viewer viewer, @Valid @RequestBody Order order, Locale locale) {
    UUID id = order.id();
    if (id == null) {
      throw Refusal.invalid(
              "id_missing",
              "id",
              "缺少 id。请由客户端生成一个 UUID，重试时用同一个。",
              "The id is missing. Make a UUID on your side and use it again when you retry.")
          .asException();
    }
    return view(batches.order(id, order.mapping(), viewer.account().username()), locale);
  }

  @GetMapping
  List<BatchView> all(Locale locale) {
    return batches.latest().stream().map(batch -> view(batch, locale)).toList();
  }

  @GetMapping("/{id}")
  BatchView one(@PathVariable UUID id, Locale locale) {
    return view(batches.get(id), locale);
  }

  @PostMapping("/{id}/cancel")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(@PathVariable UUID id) {
    batches.cancel(id);
  }

  /** The rejected rows of one file; of the first that has any, where none is named. */
  @GetMapping(value = "/{id}/errors", produces = "text/csv")
  ResponseEntity<byte[]> errors(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable String file, Locale locale)
      throws IOException {
    ImportReport report = batches.get(id).report();
    List<FileReport> files = report == null ? List.of() : report.files();
    for (int i = 0; i < files.size(); i++) {
      FileReport found = files.get(i);
      if (file == null ? found.rejected() > 0 : found.name().equals(file)) {
        return csv(found, batches.rejected(id, i), locale);
      }
    }
    throw Refusal.absent("没有被拒绝的行。", "There are no rejected rows.").asException();
  }

  private static ResponseEntity<byte[]> csv(FileReport file, List<RejectedRow> rows, Locale locale)
      throws IOException {
    StringWriter text = new StringWriter();
    ErrorFile.write(text, file.header(), rows, locale);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(ErrorFile.nameFor(file.name()), StandardCharsets.UTF_8)
                .build()
                .toString())
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .body(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static BatchView view(Batch batch, Locale locale) {
    ImportReport report = batch.report();
    Text problem = batch.problem();
    Instant started = batch.startedAt();
    return new BatchView(
        batch.id(),
        batch.mapping().source(),
        batch.status().code(),
        batch.mapping().modeOrUpdate(),
        started == null ? batch.orderedAt() : started,
        batch.finishedAt(),
        batch.orderedBy(),
        batch.status() == Batch.Status.RUNNING ? batch.progress() : null,
        report == null
            ? List.of()
            : report.files().stream().map(ExchangeController::loaded).toList(),
        report == null ? 0 : report.entries(),
        problem == null ? null : problem.in(locale));
  }

  private static LoadedFile loaded(FileReport file) {
    return new LoadedFile(
        file.name(),
        file.entity(),
        file.read(),
        file.added(),
        file.changed(),
        file.unchanged(),
        file.rejected());
  }
}
