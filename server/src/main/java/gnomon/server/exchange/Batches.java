package gnomon.server.exchange;

import gnomon.server.api.Refusal;
import gnomon.server.api.Refused;
import gnomon.server.api.Text;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.exchange.Mapping.FileMapping;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Imports that run in the background. The status <em>done</em> is written in the transaction of the
 * data, so a batch is loaded once or not at all: one that a crash left running is simply run again
 * at the next start.
 */
@Service
class Batches {

  private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
  private static final Duration FILES_KEPT = Duration.ofDays(30);
  private static final int REJECTED_CHUNK = 1_000;
  private static final int SHOWN = 100;

  private final Database database;
  private final BatchRepository repository;
  private final Imports imports;
  private final Clock clock;
  private final Map<UUID, Run> running = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  Batches(Database database, BatchRepository repository, Imports imports, Clock clock) {
    this.database = database;
    this.repository = repository;
    this.imports = imports;
    this.clock = clock;
  }

  /** A batch at work in this process. */
  private static final class Run {
    volatile boolean cancelled;
    volatile Batch.Progress progress = new Batch.Progress("", 0, 0);
    volatile @Nullable Thread thread;
  }

  UUID upload(Upload file, String by) {
    UUID id = UUID.randomUUID();
    database.change(
        Scope.system(),
        _ -> {
          repository.deleteFilesBefore(clock.instant().minus(FILES_KEPT));
          repository.insertFile(id, file, by, clock.instant());
        });
    return id;
  }

  Optional<FileMapping> remembered(List<String> header) {
    return database.read(Scope.system(), _ -> repository.remembered(keyOf(header)));
  }

  private static String keyOf(List<String> header) {
    return String.join("\n", header.stream().sorted().toList());
  }

  ImportReport check(Scope scope, Mapping mapping) {
    return imports.dryRun(scope, mapping, filesOf(mapping));
  }

  /** Starts an import; the same id again starts nothing and shows what became of it. */
  Batch order(UUID id, Mapping mapping, String by) {
    Map<String, Upload> files = filesOf(mapping);
    boolean isNew =
        database.write(
            Scope.system(),
            _ -> {
              boolean inserted = repository.insert(id, mapping, by, clock.instant());
              if (inserted) {
                remember(mapping, files);
              }
              return inserted;
            });
    if (isNew) {
      start(id);
    }
    return get(id);
  }

  private void remember(Mapping mapping, Map<String, Upload> files) {
    for (FileMapping file : mapping.files()) {
      Upload upload = files.get(file.file());
      if (upload != null) {
        List<String> header = CsvFile.of(upload.name(), upload.content()).header();
        repository.remember(keyOf(header), file, clock.instant());
      }
    }
  }

  private Map<String, Upload> filesOf(Mapping mapping) {
    Set<UUID> ids = new LinkedHashSet<>();
    for (FileMapping file : mapping.files()) {
      try {
        ids.add(UUID.fromString(file.file()));
      } catch (IllegalArgumentException _) {
        throw noFile(file.file());
      }
    }
    Map<String, Upload> files = database.read(Scope.system(), _ -> repository.files(ids));
    for (UUID id : ids) {
      if (!files.containsKey(id.toString())) {
        throw noFile(id.toString());
      }
    }
    return files;
  }

  private static Refused noFile(String id) {
    return Refusal.invalid(
            "file_missing",
            "file",
            "没有上传过文件 %s，或已过期。请重新上传。".formatted(id),
            "There is no uploaded file %s, or it has expired. Upload it again.".formatted(id))
        .asException();
  }

  List<Batch> latest() {
    return database.read(Scope.system(), _ -> repository.latest(SHOWN)).stream()
        .map(this::withProgress)
        .toList();
  }

  Batch get(UUID id) {
    return database
        .read(Scope.system(), _ -> repository.find(id))
        .map(this::withProgress)
        .orElseThrow(() -> Refusal.absent("没有此导入。", "There is no such import.").asException());
  }

  private Batch withProgress(Batch batch) {
    Run run = running.get(batch.id());
    return run == null || batch.status() != Batch.Status.RUNNING
        ? batch
        : new Batch(
            batch.id(),
            batch.mapping(),
            batch.status(),
            batch.orderedBy(),
            batch.orderedAt(),
            batch.startedAt(),
            batch.finishedAt(),
            run.progress,
            batch.report(),
            batch.problem());
  }

  List<RejectedRow> rejected(UUID id, int file) {
    return database.read(Scope.system(), _ -> repository.rejected(id, file));
  }

  void cancel(UUID id) {
    get(id);
    database.change(Scope.system(), _ -> repository.wishToCancel(id));
    Run run = running.get(id);
    if (run != null) {
      run.cancelled = true;
    }
  }

  @EventListener(ApplicationReadyEvent.class)
  void resume() {
    database.read(Scope.system(), _ -> repository.unfinished()).forEach(this::start);
  }

  private void start(UUID id) {
    Run run = new Run();
    if (running.putIfAbsent(id, run) == null) {
      run.thread = Thread.ofVirtual().name("import-" + id).start(() -> run(id, run));
    }
  }

  private void run(UUID id, Run run) {
    try {
      database.change(Scope.system(), _ -> repository.start(id, clock.instant()));
      announce(id);
      database.change(Scope.system(), _ -> load(id, run));
    } catch (ImportCancelled _) {
      end(id, Batch.Status.CANCELLED, null);
    } catch (Refused refused) {
      end(id, Batch.Status.FAILED, refused.refusal().reason());
    } catch (OutOfMemoryError full) {
      LOG.error("Import {} needs more memory than the server has", id, full);
      end(
          id,
          Batch.Status.FAILED,
          new Text(
              "服务器内存不足以导入这些文件，未保留任何数据。请拆分文件，或为服务器增加内存（-Xmx）。",
              "The server has too little memory for these files; nothing of the import was kept. Split the files, or give the server more memory (-Xmx)."));
    } catch (VirtualMachineError broken) {
      throw broken;
    } catch (Throwable fault) {
      LOG.error("Import {} failed", id, fault);
      end(
          id,
          Batch.Status.FAILED,
          new Text(
              "导入时服务器内部出错，未保留任何数据。请重试。",
              "Something failed on our side; nothing of the import was kept. Try again."));
    } finally {
      running.remove(id);
    }
    announce(id);
  }

  private void load(UUID id, Run run) {
    Optional<Batch> batch = repository.claim(id) ? repository.find(id) : Optional.empty();
    if (batch.isEmpty() || batch.get().status() != Batch.Status.RUNNING) {
      return;
    }
    Mapping mapping = batch.get().mapping();
    List<RejectedRow> waiting = new ArrayList<>();
    ImportReport report =
        imports.load(
            Scope.everything(),
            mapping,
            filesOf(mapping),
            (phase, done, total) -> {
              run.progress = new Batch.Progress(phase, done, total);
              return !run.cancelled;
            },
            (file, row) -> {
              waiting.add(RejectedRow.of(file, row));
              if (waiting.size() >= REJECTED_CHUNK) {
                saveRejected(id, waiting);
              }
            });
    saveRejected(id, waiting);
    repository.end(id, Batch.Status.DONE, report, null, clock.instant());
  }

  private void saveRejected(UUID id, List<RejectedRow> waiting) {
    database.change(Scope.system(), _ -> repository.insertRejected(id, waiting));
    waiting.clear();
  }

  /** Ends a batch without data; when the server stops it stays running, for the next start. */
  private void end(UUID id, Batch.Status status, @Nullable Text problem) {
    if (!stopping) {
      database.change(
          Scope.system(), _ -> repository.end(id, status, null, problem, clock.instant()));
    }
  }

  private void announce(UUID id) {
    if (!stopping) {
      database.change(Scope.system(), _ -> repository.announce(id));
    }
  }

  /** Tells other processes how far the batches are, and hears from them who is to stop. */
  @Scheduled(fixedDelay = 1_000)
  void saveProgress() {
    running.forEach((id, run) ->
        database.change(
            Scope.system(),
            _ -> {
              run.cancelled |= repository.saveProgress(id, run.progress);
              repository.announce(id);
            }));
  }

  @PreDestroy
  void stop() throws InterruptedException {
    stopping = true;
    Collection<Run> runs = List.copyOf(running.values());
    runs.forEach(run -> run.cancelled = true);
    for (Run run : runs) {
      Thread thread = run.thread;
      if (thread != null) {
        thread.join(Duration.ofSeconds(5));
      }
    }
  }
}
