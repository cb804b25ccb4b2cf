package gnomon.server.exchange;

import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.exchange.Mapping.FileMapping;
import gnomon.server.ledger.Follower;
import gnomon.server.organization.BusinessDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/**
 * Loads mapped files: all in one transaction, rows with a problem left out, facts posted with the
 * records that cause them. A dry run does the same and keeps nothing.
 */
@Service
public class Imports {

  private static final String COMMAND_LINE = "command line";
  private static final int CHUNK = 2_000;
  private static final long LOCK = 0x696d706f7274L;

  private final Database database;
  private final Registers registers;
  private final BusinessDay day;
  private final Follower follower;
  private final BatchRepository batches;
  private final Clock clock;

  Imports(
      Database database,
      Registers registers,
      BusinessDay day,
      Follower follower,
      BatchRepository batches,
      Clock clock) {
    this.database = database;
    this.registers = registers;
    this.day = day;
    this.follower = follower;
    this.batches = batches;
    this.clock = clock;
  }

  /** Receives the rows that are left out. */
  @FunctionalInterface
  interface RejectedRows {
    void add(int file, Row row);
  }

  /**
   * Loads files from disk.
   *
   * @param files by the name that the mapping gives them
   */
  public ImportReport run(
      Scope scope, Mapping mapping, Map<String, Path> files, ProgressListener progress) {
    return loadAndRecord(scope, mapping, files, progress, new ArrayList<>());
  }

  /**
   * Loads files from disk and writes the rows that were left out to error files.
   *
   * @param errors folder for the error files
   */
  public ImportReport run(
      Scope scope,
      Mapping mapping,
      Map<String, Path> files,
      ProgressListener progress,
      Path errors) {
    List<RejectedRow> rejected = new ArrayList<>();
    ImportReport report = loadAndRecord(scope, mapping, files, progress, rejected);
    return new ImportReport(
        report.files(), report.entries(), ErrorFile.writeAll(errors, report, rejected));
  }

  /** An import by a command stands in the history beside those of the page. */
  private ImportReport loadAndRecord(
      Scope scope,
      Mapping mapping,
      Map<String, Path> files,
      ProgressListener progress,
      List<RejectedRow> rejected) {
    UUID id = UUID.randomUUID();
    Instant started = clock.instant();
    return database.write(
        scope,
        _ -> {
          ImportReport report =
              load(
                  scope,
                  mapping,
                  read(files),
                  progress,
                  (file, row) -> rejected.add(RejectedRow.of(file, row)));
          database.change(
              Scope.system(),
              _ -> {
                batches.insert(id, mapping, COMMAND_LINE, started);
                batches.start(id, started);
                batches.insertRejected(id, rejected);
                batches.end(id, Batch.Status.DONE, report, null, clock.instant());
              });
          return report;
        });
  }

  /** Says what loading files from disk would do. */
  public ImportReport check(Scope scope, Mapping mapping, Map<String, Path> files) {
    return dryRun(scope, mapping, read(files));
  }

  private static Map<String, Upload> read(Map<String, Path> files) {
    Map<String, Upload> uploads = new HashMap<>();
    files.forEach((name, path) -> {
      try {
        uploads.put(name, new Upload(String.valueOf(path.getFileName()), Files.readAllBytes(path)));
      } catch (IOException unreadable) {
        throw Refusal.invalid(
                "file_unreadable",
                "file",
                "文件 %s 无法读取：%s".formatted(path, unreadable.getMessage()),
                "%s cannot be read: %s".formatted(path, unreadable.getMessage()))
            .asException();
      }
    });
    return uploads;
  }

  ImportReport load(
      Scope scope,
      Mapping mapping,
      Map<String, Upload> files,
      ProgressListener progress,
      RejectedRows rejected) {
    return database.write(
        scope,
        dsl -> {
          dsl.execute("select pg_advisory_xact_lock(?)", LOCK);
          Loading loading = open(scope, mapping);
          List<Tally> tallies = loadFiles(loading, mapping, files, progress, rejected);
          int entries = new FactPosting(loading, progress).post();
          return new ImportReport(tallies.stream().map(Tally::report).toList(), entries);
        });
  }

  ImportReport dryRun(Scope scope, Mapping mapping, Map<String, Upload> files) {
    try {
      return database.write(
          scope,
          dsl -> {
            requireNoOtherImport(dsl);
            Loading loading = open(scope, mapping);
            List<Tally> tallies =
                loadFiles(loading, mapping, files, (_, _, _) -> true, (_, _) -> {});
            throw new DryRun(new ImportReport(tallies.stream().map(Tally::report).toList(), 0));
          });
    } catch (DryRun done) {
      return done.report();
    }
  }

  private static void requireNoOtherImport(DSLContext dsl) {
    if (!Boolean.TRUE.equals(dsl.fetchValue("select pg_try_advisory_xact_lock(?)", LOCK))) {
      throw Refusal.conflict(
              "import_running",
              "另一个导入正在进行。请在它结束后再检查。",
              "Another import is running. Check again when it has finished.")
          .asException();
    }
  }

  private Loading open(Scope scope, Mapping mapping) {
    Mapping.NewCompany company = mapping.company();
    boolean exists = registers.organization().hasCompany();
    if (company != null && (!exists || follower.version().entries() == 0)) {
      registers
          .organization()
          .saveCompany(scope, company.over(registers.organization().company(scope)));
    } else if (!exists) {
      throw Refusal.conflict(
              "no_company",
              "还没有公司。请先设置公司，或在映射文件中写明 company。",
              "There is no company yet. Set it up first, or name one under \"company\" in the mapping.")
          .asException();
    }
    return new Loading(scope, registers, mapping, day.today());
  }

  private List<Tally> loadFiles(
      Loading loading,
      Mapping mapping,
      Map<String, Upload> files,
      ProgressListener progress,
      RejectedRows rejected) {
    List<MappedFile> mapped = mapping.files().stream().map(file -> bind(file, files)).toList();
    Map<Integer, Tally> tallies = new HashMap<>();
    boolean append = mapping.modeOrUpdate() == Mapping.Mode.APPEND;
    for (ImportEntity entity : ImportEntity.values()) {
      for (int i = 0; i < mapped.size(); i++) {
        if (mapped.get(i).entity() == entity) {
          int position = i;
          Tally tally = new Tally(mapped.get(i), row -> rejected.add(position, row));
          tallies.put(i, tally);
          loadFile(loading, mapped.get(i), tally, append, progress);
        }
      }
    }
    List<Tally> inOrder = new ArrayList<>();
    for (int i = 0; i < mapped.size(); i++) {
      inOrder.add(java.util.Objects.requireNonNull(tallies.get(i)));
    }
    return inOrder;
  }

  private static MappedFile bind(FileMapping mapping, Map<String, Upload> files) {
    Upload upload = files.get(mapping.file());
    if (upload == null) {
      String given = String.join(", ", files.keySet());
      throw Refusal.invalid(
              "file_missing",
              "file",
              "映射需要文件“%s”，但只给出了：%s。".formatted(mapping.file(), given),
              "The mapping needs the file \"%s\"; given are: %s.".formatted(mapping.file(), given))
          .asException();
    }
    CsvFile file = CsvFile.of(upload.name(), upload.content());
    return MappedFile.of(file, CsvShape.of(file), mapping);
  }

  private static void loadFile(
      Loading loading, MappedFile file, Tally tally, boolean append, ProgressListener progress) {
    Intake<?> intake = intake(loading, file);
    RowLoad<?> load = new RowLoad<>(intake, tally, append);
    long[] done = new long[1];
    file.forEachChunk(
        CHUNK,
        rows -> {
          load.load(rows);
          done[0] += rows.size();
          if (!progress.at(file.entity().code(), done[0], file.rows())) {
            throw new ImportCancelled();
          }
        });
    intake.finish();
    loading.renew();
  }

  private static Intake<?> intake(Loading loading, MappedFile file) {
    return switch (file.entity()) {
      case UNITS -> new UnitIntake(loading, branches(loading));
      case PEOPLE -> new PeopleIntake(loading, branches(loading));
      case CUSTOMERS -> new CustomerIntake(loading, file);
      case PRODUCTS -> new ProductIntake(loading);
      case DEALS -> new DealIntake(loading);
      case NODE_VISITS -> new VisitIntake(loading);
      case ORDERS -> new OrderIntake(loading);
      case RECEIPTS -> new ReceiptIntake(loading);
      case ACTIVITIES -> new ActivityIntake(loading);
    };
  }

  private static Branches branches(Loading loading) {
    return new Branches(loading.scope(), loading.registers().organization(), loading.source());
  }
}
