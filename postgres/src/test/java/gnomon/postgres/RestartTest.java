package gnomon.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stopping, starting again, and what a start finds in the folder. */
class RestartTest {

  @TempDir Path folder = Path.of("");

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(folder, Shared.OPTIONS);
  }

  private Path data() {
    return folder.resolve("postgres/data");
  }

  @Test
  void a_restart_keeps_the_data_the_password_and_the_port() throws Exception {
    int port;
    String password;
    try (var postgres = start()) {
      Sql.run(postgres, "postgres", "create table kept as select 42 as answer");
      port = postgres.port();
      password = postgres.ownerPassword();
    }
    assertThat(EmbeddedPostgres.find(folder)).isEmpty();
    assertThat(PostmasterFile.processesIn(data())).isEmpty();
    try (var postgres = start()) {
      assertThat(Sql.ask(postgres, "postgres", "select answer from kept")).containsExactly("42");
      assertThat(postgres.port()).isEqualTo(port);
      assertThat(postgres.ownerPassword()).isEqualTo(password);
    }
  }

  @Test
  void a_remembered_port_that_is_taken_is_replaced_but_a_demanded_one_is_refused()
      throws Exception {
    start().close();
    int last = Integer.parseInt(Files.readString(folder.resolve("postgres/port")).strip());
    try (var taken = new ServerSocket(last, 1, InetAddress.getLoopbackAddress())) {
      try (var postgres = start()) {
        assertThat(postgres.port()).isNotEqualTo(taken.getLocalPort());
      }
      var demanded = Shared.OPTIONS.withPort(last);
      assertThatThrownBy(() -> EmbeddedPostgres.start(folder, demanded))
          .isInstanceOf(PostgresNotStarted.class)
          .hasMessageContaining("Port " + last + " on 127.0.0.1 is in use");
    }
  }

  @Test
  void data_of_another_major_version_is_refused_and_left_alone() throws IOException {
    start().close();
    Files.writeString(data().resolve("PG_VERSION"), "17\n");
    assertThatThrownBy(this::start)
        .isInstanceOf(PostgresNotStarted.class)
        .hasMessageContaining("holds data of PostgreSQL 17")
        .hasMessageContaining("carries PostgreSQL 18");
    Files.writeString(data().resolve("PG_VERSION"), "18\n");
    start().close();
  }

  @Test
  void settings_and_the_test_preset_reach_the_server() throws Exception {
    var options = Shared.OPTIONS.withSetting("shared_buffers", "24MB");
    try (var postgres = EmbeddedPostgres.start(folder, options)) {
      assertThat(Sql.setting(postgres, "shared_buffers")).isEqualTo("24MB");
      assertThat(Sql.setting(postgres, "fsync")).isEqualTo("off");
      assertThat(Sql.setting(postgres, "data_checksums")).isEqualTo("on");
    }
  }

  @Test
  void a_setting_that_postgres_refuses_is_named_in_the_message() {
    var options = Shared.OPTIONS.withSetting("shared_buffers", "soup");
    assertThatThrownBy(() -> EmbeddedPostgres.start(folder, options))
        .isInstanceOf(PostgresNotStarted.class)
        .hasMessageContaining("invalid value for parameter \"shared_buffers\": \"soup\"")
        .hasMessageContaining("Its whole log is");
  }

  @Test
  void a_stale_process_number_that_now_belongs_to_somebody_else_does_not_block_the_start()
      throws Exception {
    start().close();
    var stranger = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(
          PostmasterFile.in(data()),
          "%d\n%s\n1\n5432\n\n127.0.0.1\n  1 1\nready   \n"
              .formatted(stranger.pid(), data().toRealPath()));
      start().close();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void an_empty_process_file_left_by_a_full_disk_does_not_block_the_start() throws Exception {
    start().close();
    Files.createFile(PostmasterFile.in(data()));
    start().close();
  }

  @Test
  void a_half_created_database_is_created_again() throws Exception {
    var half = Files.createDirectories(folder.resolve("postgres/.creating-data/base"));
    try (var postgres = start()) {
      assertThat(Sql.ask(postgres, "postgres", "select 1")).containsExactly("1");
    }
    assertThat(half).doesNotExist();
  }

  @Test
  void its_death_is_reported_and_the_watchdog_starts_it_on_the_same_port() throws Exception {
    try (var postgres = start()) {
      int port = postgres.port();
      var exit = postgres.onExit();
      assertThat(postgres.restartIfDead()).isFalse();
      for (var process : PostmasterFile.processesIn(data())) {
        process.destroyForcibly();
      }
      exit.get(10, TimeUnit.SECONDS);
      assertThat(postgres.isAlive()).isFalse();
      assertThat(postgres.restartIfDead()).isTrue();
      assertThat(postgres.port()).isEqualTo(port);
      assertThat(Sql.ask(postgres, "postgres", "select 1")).containsExactly("1");
    }
  }

  @Test
  void closing_works_in_an_interrupted_thread_and_a_closed_server_stays_closed() {
    var postgres = start();
    Thread.currentThread().interrupt();
    postgres.close();
    assertThat(Thread.interrupted()).isTrue();
    postgres.close();
    assertThat(postgres.isAlive()).isFalse();
    assertThat(postgres.restartIfDead()).isFalse();
  }
}
