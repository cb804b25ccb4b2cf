package gnomon.server.ledger;

import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Folds new entries into the cells and tells everyone that something changed.
 *
 * <p>Sequence numbers become visible out of order: a transaction that took an earlier number may
 * commit later. So the follower does not follow numbers but transactions. Every entry carries the
 * id of its transaction; {@code pg_snapshot_xmin} is the oldest transaction still running, hence
 * all entries below it are final, and those from the last watermark up to it are new. Entries above
 * the watermark are read beside the cells until they fall below it. Source: PostgreSQL manual,
 * "Transaction ID and snapshot information functions".
 *
 * <p>A NOTIFY in a posting transaction would serialise all commits, so only the follower announces,
 * once a turn.
 */
@Component
public class Follower {

  private static final long LOCK = 0x676e6f6d6f6eL;

  private final Database database;
  private final CellRepository cells;
  private final LedgerSettings settings;
  private @Nullable LedgerVersion announced;

  Follower(Database database, CellRepository cells, LedgerSettings settings) {
    this.database = database;
    this.cells = cells;
    this.settings = settings;
  }

  @Scheduled(fixedDelay = 200)
  void turn() {
    if (settings.follow()) {
      follow();
    }
  }

  /** One turn; returns the version if something changed since the last one. */
  public synchronized Optional<LedgerVersion> follow() {
    LedgerVersion before = version();
    if (before.equals(announced) && !cellsAreBehind()) {
      return Optional.empty();
    }
    LedgerVersion now = database.write(Scope.system(), this::advanceAndAnnounce);
    boolean changed = !now.equals(announced);
    announced = now;
    return changed ? Optional.of(now) : Optional.empty();
  }

  private LedgerVersion advanceAndAnnounce(DSLContext dsl) {
    boolean mine = Boolean.TRUE.equals(dsl.fetchValue("select pg_try_advisory_xact_lock(?)", LOCK));
    if (mine) {
      cells.advance();
    }
    LedgerVersion version = cells.version();
    if (mine && !version.equals(announced)) {
      dsl.execute("select pg_notify('gnomon_changed', ?)", "ledger " + version);
    }
    return version;
  }

  /** The version of what a new transaction sees. */
  public LedgerVersion version() {
    return version(Scope.system());
  }

  /** The same number for every scope. */
  public LedgerVersion version(Scope scope) {
    return database.read(scope, _ -> cells.version());
  }

  /** Empties all cells and builds them anew from the entries. */
  public void rebuild() {
    database.change(
        Scope.system(),
        dsl -> {
          dsl.execute("select pg_advisory_xact_lock(?)", LOCK);
          cells.clear();
          cells.advance();
        });
  }

  private boolean cellsAreBehind() {
    return database.read(Scope.system(), _ -> cells.areBehind());
  }
}
