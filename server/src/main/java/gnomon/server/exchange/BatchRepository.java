package gnomon.server.exchange;

import static gnomon.database.Tables.EXCHANGE_BATCH;
import static gnomon.database.Tables.EXCHANGE_FILE;
import static gnomon.database.Tables.EXCHANGE_MAPPING;
import static gnomon.database.Tables.EXCHANGE_REJECTED;

import gnomon.database.tables.records.ExchangeBatchRecord;
import gnomon.server.api.Text;
import gnomon.server.database.Rows;
import gnomon.server.exchange.Mapping.FileMapping;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

@Repository
class BatchRepository {

  private static final TypeReference<List<RowProblem>> PROBLEMS = new TypeReference<>() {};

  private final DSLContext dsl;
  private final ObjectMapper json;

  BatchRepository(DSLContext dsl, ObjectMapper json) {
    this.dsl = dsl;
    this.json = json;
  }

  void insertFile(UUID id, Upload file, String by, Instant now) {
    dsl.insertInto(EXCHANGE_FILE)
        .set(EXCHANGE_FILE.ID, id)
        .set(EXCHANGE_FILE.NAME, file.name())
        .set(EXCHANGE_FILE.CONTENT, file.content())
        .set(EXCHANGE_FILE.UPLOADED_BY, by)
        .set(EXCHANGE_FILE.UPLOADED_AT, utc(now))
        .execute();
  }

  void deleteFilesBefore(Instant time) {
    dsl.deleteFrom(EXCHANGE_FILE).where(EXCHANGE_FILE.UPLOADED_AT.lt(utc(time))).execute();
  }

  /** The files that are there, by their id as text. */
  Map<String, Upload> files(Collection<UUID> ids) {
    Map<String, Upload> files = new HashMap<>();
    dsl.selectFrom(EXCHANGE_FILE)
        .where(EXCHANGE_FILE.ID.in(ids))
        .forEach(r -> files.put(r.getId().toString(), new Upload(r.getName(), r.getContent())));
    return files;
  }

  /** Orders a batch; false if one with this id is there already. */
  boolean insert(UUID id, Mapping mapping, String by, Instant now) {
    return dsl.insertInto(EXCHANGE_BATCH)
            .set(EXCHANGE_BATCH.ID, id)
            .set(EXCHANGE_BATCH.SOURCE, mapping.source())
            .set(EXCHANGE_BATCH.MODE, mapping.modeOrUpdate().code())
            .set(EXCHANGE_BATCH.STATUS, Batch.Status.WAITING.code())
            .set(EXCHANGE_BATCH.ORDERED_BY, by)
            .set(EXCHANGE_BATCH.MAPPING, json(mapping))
            .set(EXCHANGE_BATCH.ORDERED_AT, utc(now))
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  Optional<Batch> find(UUID id) {
    return dsl.selectFrom(EXCHANGE_BATCH)
        .where(EXCHANGE_BATCH.ID.eq(id))
        .fetchOptional(this::batch);
  }

  List<Batch> latest(int most) {
    return dsl.selectFrom(EXCHANGE_BATCH)
        .orderBy(EXCHANGE_BATCH.ORDERED_AT.desc())
        .limit(most)
        .fetch(this::batch);
  }

  List<UUID> unfinished() {
    return dsl.select(EXCHANGE_BATCH.ID)
        .from(EXCHANGE_BATCH)
        .where(EXCHANGE_BATCH.STATUS.in(Batch.Status.WAITING.code(), Batch.Status.RUNNING.code()))
        .orderBy(EXCHANGE_BATCH.ORDERED_AT)
        .fetch(EXCHANGE_BATCH.ID);
  }

  private Batch batch(ExchangeBatchRecord r) {
    JSONB report = r.getReport();
    JSONB progress = r.getProgress();
    JSONB problem = r.getProblem();
    return new Batch(
        r.getId(),
        json.readValue(r.getMapping().data(), Mapping.class),
        Batch.Status.valueOf(r.getStatus().toUpperCase(Locale.ROOT)),
        r.getOrderedBy(),
        r.getOrderedAt().toInstant(),
        instant(r.getStartedAt()),
        instant(r.getFinishedAt()),
        progress == null ? null : json.readValue(progress.data(), Batch.Progress.class),
        report == null ? null : json.readValue(report.data(), ImportReport.class),
        problem == null ? null : json.readValue(problem.data(), Text.class));
  }

  void start(UUID id, Instant now) {
    dsl.update(EXCHANGE_BATCH)
        .set(EXCHANGE_BATCH.STATUS, Batch.Status.RUNNING.code())
        .set(EXCHANGE_BATCH.STARTED_AT, utc(now))
        .where(EXCHANGE_BATCH.ID.eq(id))
        .and(EXCHANGE_BATCH.STATUS.eq(Batch.Status.WAITING.code()))
        .execute();
  }

  /** Ends a batch that runs; one that has ended stays as it is. */
  void end(
      UUID id,
      Batch.Status status,
      @Nullable ImportReport report,
      @Nullable Text problem,
      Instant now) {
    dsl.update(EXCHANGE_BATCH)
        .set(EXCHANGE_BATCH.STATUS, status.code())
        .set(EXCHANGE_BATCH.REPORT, report == null ? null : json(report))
        .set(EXCHANGE_BATCH.PROBLEM, problem == null ? null : json(problem))
        .set(EXCHANGE_BATCH.FINISHED_AT, utc(now))
        .where(EXCHANGE_BATCH.ID.eq(id))
        .and(EXCHANGE_BATCH.STATUS.in(Batch.Status.WAITING.code(), Batch.Status.RUNNING.code()))
        .execute();
  }

  /** Notes how far a batch is; true if somebody wants it to stop. */
  boolean saveProgress(UUID id, Batch.Progress progress) {
    return dsl.update(EXCHANGE_BATCH)
        .set(EXCHANGE_BATCH.PROGRESS, json(progress))
        .where(EXCHANGE_BATCH.ID.eq(id))
        .returning(EXCHANGE_BATCH.CANCELLING)
        .fetchOptional(EXCHANGE_BATCH.CANCELLING)
        .orElse(false);
  }

  void wishToCancel(UUID id) {
    dsl.update(EXCHANGE_BATCH)
        .set(EXCHANGE_BATCH.CANCELLING, true)
        .where(EXCHANGE_BATCH.ID.eq(id))
        .execute();
  }

  void insertRejected(UUID batch, List<RejectedRow> rows) {
    Rows.of(rows)
        .with(EXCHANGE_REJECTED.BATCH_ID, _ -> batch)
        .with(EXCHANGE_REJECTED.FILE, RejectedRow::file)
        .with(EXCHANGE_REJECTED.LINE, RejectedRow::line)
        .withJson(EXCHANGE_REJECTED.ROW_TEXT, row -> json.writeValueAsString(row.cells()))
        .withJson(EXCHANGE_REJECTED.PROBLEM, row -> json.writeValueAsString(row.problems()))
        .insert(dsl, EXCHANGE_REJECTED);
  }

  List<RejectedRow> rejected(UUID batch, int file) {
    return dsl.selectFrom(EXCHANGE_REJECTED)
        .where(EXCHANGE_REJECTED.BATCH_ID.eq(batch))
        .and(EXCHANGE_REJECTED.FILE.eq(file))
        .orderBy(EXCHANGE_REJECTED.LINE)
        .fetch(r ->
            new RejectedRow(
                r.getFile(),
                r.getLine(),
                List.of(json.readValue(r.getRowText().data(), String[].class)),
                json.readValue(r.getProblem().data(), PROBLEMS)));
  }

  void remember(String header, FileMapping mapping, Instant now) {
    dsl.insertInto(EXCHANGE_MAPPING)
        .set(EXCHANGE_MAPPING.HEADER, header)
        .set(EXCHANGE_MAPPING.MAPPING, json(mapping))
        .set(EXCHANGE_MAPPING.SAVED_AT, utc(now))
        .onConflict(EXCHANGE_MAPPING.HEADER)
        .doUpdate()
        .setAllToExcluded()
        .execute();
  }

  Optional<FileMapping> remembered(String header) {
    return dsl.selectFrom(EXCHANGE_MAPPING)
        .where(EXCHANGE_MAPPING.HEADER.eq(header))
        .fetchOptional(r -> json.readValue(r.getMapping().data(), FileMapping.class));
  }

  void announce(UUID id) {
    dsl.execute("select pg_notify('gnomon_changed', ?)", "import " + id);
  }

  /** Claims a batch until the transaction ends; false if another process has it. */
  boolean claim(UUID id) {
    return Boolean.TRUE.equals(
        dsl.fetchValue("select pg_try_advisory_xact_lock(hashtextextended(?, 0))", id.toString()));
  }

  private JSONB json(Object value) {
    return JSONB.valueOf(json.writeValueAsString(value));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
