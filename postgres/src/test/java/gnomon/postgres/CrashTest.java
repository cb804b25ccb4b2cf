package gnomon.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * R1 and R2 of the test catalogue, for the launcher: after kill -9 of Gnomon, of PostgreSQL, or of
 * both, every acknowledged row is there exactly once, and no hands are needed. More kills for a
 * nightly run: {@code -Dgnomon.kills=300}.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class CrashTest {

  private static final long SEED = Long.getLong("gnomon.seed", System.nanoTime());
  private static final int KILLS = Integer.getInteger("gnomon.kills", 3);

  @TempDir Path folder = Path.of("");
  private final Random random = new Random(SEED);
  private final Set<Long> acknowledged = new TreeSet<>();

  @BeforeEach
  void tellSeed() {
    System.out.println("CrashTest seed: -Dgnomon.seed=" + SEED);
  }

  @Test
  void R1_a_killed_gnomon_leaves_an_orphan_that_the_next_start_replaces() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      try (var child = Child.start(folder, Shared.BINARIES)) {
        child.awaitMoreAcks(1 + random.nextInt(300));
        child.kill();
        acknowledged.addAll(child.acknowledged());
      }
      assertThat(ServerProcess.lives(orphan())).as("PostgreSQL outlives Gnomon").isTrue();
    }
    var orphan = orphan();
    expectEveryAcknowledgedRowOnce();
    assertThat(ServerProcess.lives(orphan)).isFalse();
  }

  @Test
  void R2_a_killed_postgres_is_started_again_by_its_watchdog() throws Exception {
    try (var child = Child.start(folder, Shared.BINARIES)) {
      for (int kill = 1; kill <= KILLS; kill++) {
        child.awaitMoreAcks(1 + random.nextInt(300));
        killPostgres();
        child.awaitLine("restarted", kill);
      }
      child.awaitMoreAcks(1);
      assertThat(child.end()).as(child.toString()).isZero();
      acknowledged.addAll(child.acknowledged());
    }
    expectEveryAcknowledgedRowOnce();
  }

  @Test
  void R2_a_killed_gnomon_with_its_postgres_starts_again_at_once() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      try (var child = Child.start(folder, Shared.BINARIES)) {
        child.awaitMoreAcks(1 + random.nextInt(300));
        killPostgres();
        child.kill();
        acknowledged.addAll(child.acknowledged());
      }
    }
    expectEveryAcknowledgedRowOnce();
  }

  @Test
  void R2_a_busy_backend_that_survives_its_killed_server_is_ended() throws Exception {
    var options = Options.standard().withBinaries(Shared.BINARIES);
    try (var postgres = EmbeddedPostgres.start(folder, options)) {
      var cutOff = CompletableFuture.supplyAsync(() -> countForEver(postgres));
      awaitBusyBackend(postgres);
      var processes = PostmasterFile.processesIn(data());
      orphan().destroyForcibly();
      postgres.onExit().join();
      assertThat(postgres.restartIfDead()).isTrue();
      assertThat(cutOff.get(10, TimeUnit.SECONDS)).isNotBlank();
      assertThat(PostmasterFile.processesIn(data())).doesNotContainAnyElementsOf(processes);
    }
  }

  @Test
  void R6_a_second_server_on_the_folder_is_refused_by_name() throws Exception {
    try (var child = Child.start(folder, Shared.BINARIES)) {
      child.awaitMoreAcks(1);
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
            .isInstanceOf(PostgresNotStarted.class)
            .hasMessageContaining("The data folder " + folder.toRealPath() + " is in use by")
            .hasMessageContaining("process " + child.pid())
            .hasMessageContaining("Maybe stop that process, or use --data");
      }
      try (var found = EmbeddedPostgres.find(folder).orElseThrow()) {
        assertThat(Sql.ask(found, "ledger", "select count(*) > 0 from entry")).containsExactly("t");
      }
      child.awaitMoreAcks(10);
      assertThat(child.end()).as(child.toString()).isZero();
    }
  }

  private Path data() {
    return folder.resolve("postgres/data");
  }

  private ProcessHandle orphan() throws IOException {
    return PostmasterFile.read(data()).orElseThrow().server(data()).orElseThrow();
  }

  private void killPostgres() {
    for (var process : PostmasterFile.processesIn(data())) {
      process.destroyForcibly();
    }
  }

  private static String countForEver(EmbeddedPostgres postgres) {
    try {
      Sql.ask(
          postgres, "postgres", "select count(*) from (select generate_series(1, 1e13)) endless");
      throw new AssertionError("The endless query has ended");
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static void awaitBusyBackend(EmbeddedPostgres postgres) throws SQLException {
    var busy =
        "select pid from pg_stat_activity where state = 'active' and query like '%generate_series(1,%'"
            + " and pid <> pg_backend_pid()";
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (Sql.ask(postgres, "postgres", busy).isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  private void expectEveryAcknowledgedRowOnce() throws Exception {
    assertThat(acknowledged).isNotEmpty();
    var options = Options.standard().withBinaries(Shared.BINARIES);
    try (var postgres = EmbeddedPostgres.start(folder, options)) {
      var rows =
          Sql.ask(postgres, "ledger", "select number from entry").stream()
              .map(Long::valueOf)
              .toList();
      assertThat(rows).as("rows written, seed %d", SEED).doesNotHaveDuplicates();
      assertThat(new TreeSet<>(rows)).as("rows, seed %d", SEED).containsAll(acknowledged);
    }
    assertThat(Files.readString(folder.resolve("postgres/log"))).doesNotContain("PANIC");
  }
}
