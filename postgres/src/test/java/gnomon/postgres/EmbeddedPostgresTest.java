package gnomon.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One durable server on a new folder, and what it promises (RELIABILITY rule 10). */
class EmbeddedPostgresTest {

  @TempDir static Path folder = Path.of("");
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() {
    postgres = EmbeddedPostgres.start(folder);
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void everything_lies_inside_the_data_folder() {
    assertThat(folder.resolve("postgres"))
        .isDirectoryContaining("glob:**/bin-18.6.0")
        .isDirectoryContaining("glob:**/data")
        .isDirectoryContaining("glob:**/password")
        .isDirectoryContaining("glob:**/log")
        .isDirectoryContaining("glob:**/lock");
  }

  @Test
  void the_password_and_the_log_are_for_their_owner_only() throws IOException {
    for (var name : List.of("password", "log", "port")) {
      var file = folder.resolve("postgres").resolve(name);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as(name)
          .isEqualTo("rw-------");
    }
    assertThat(postgres.ownerPassword()).hasSize(43);
  }

  @Test
  void a_wrong_password_is_refused() {
    assertThatThrownBy(
            () -> DriverManager.getConnection(postgres.jdbcUrl("postgres"), "gnomon_owner", "no"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
  }

  @Test
  void nobody_is_trusted_without_a_password() throws SQLException {
    assertThat(Sql.ask(postgres, "postgres", "select distinct auth_method from pg_hba_file_rules"))
        .containsExactly("scram-sha-256");
    assertThat(Sql.setting(postgres, "password_encryption")).isEqualTo("scram-sha-256");
  }

  @Test
  void it_listens_on_loopback_only() throws Exception {
    assertThat(Sql.setting(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(Sql.setting(postgres, "unix_socket_directories")).isEmpty();
    for (var card : NetworkInterface.networkInterfaces().toList()) {
      for (var address : card.inetAddresses().toList()) {
        if (!address.getHostAddress().equals("127.0.0.1")) {
          assertThatThrownBy(() -> connect(new InetSocketAddress(address, postgres.port())))
              .as("connecting to %s", address)
              .isInstanceOf(ConnectException.class);
        }
      }
    }
  }

  private static void connect(InetSocketAddress address) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(address, 2000);
    }
  }

  @Test
  void a_commit_waits_for_the_disk() throws SQLException {
    for (var name : List.of("fsync", "full_page_writes", "synchronous_commit", "data_checksums")) {
      assertThat(Sql.setting(postgres, name)).as(name).isEqualTo("on");
    }
  }

  @Test
  void no_setting_can_undo_the_guarantees() {
    for (var name : List.of("fsync", "synchronous_commit", "listen_addresses", "FSYNC")) {
      assertThatThrownBy(() -> Options.standard().withSetting(name, "off"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(name)
          .hasMessageContaining("Maybe");
    }
  }

  @Test
  void text_is_unicode_and_chinese_sorts_by_pinyin_where_asked() throws SQLException {
    assertThat(Sql.setting(postgres, "server_encoding")).isEqualTo("UTF8");
    assertThat(Sql.ask(postgres, "postgres", "select 'É' ilike 'é'")).containsExactly("t");
    assertThat(
            Sql.ask(
                postgres,
                "postgres",
                "select x from unnest(array['张','李','王','安']) x"
                    + " order by x collate \"zh-Hans-CN-x-icu\""))
        .containsExactly("安", "李", "王", "张");
  }

  @Test
  void chinese_text_can_be_searched_by_trigrams() throws SQLException {
    postgres.createDatabase("search");
    Sql.run(postgres, "search", "create extension if not exists pg_trgm");
    assertThat(Sql.ask(postgres, "search", "select unnest(show_trgm('客户满意'))")).hasSize(5);
  }

  @Test
  void a_database_is_created_once() throws SQLException {
    postgres.createDatabase("gnomon");
    Sql.run(postgres, "gnomon", "create table kept as select 1 as one");
    postgres.createDatabase("gnomon");
    assertThat(Sql.ask(postgres, "gnomon", "select one from kept")).containsExactly("1");
  }

  @Test
  void a_database_name_cannot_carry_sql() {
    assertThatThrownBy(() -> postgres.createDatabase("a\"; drop database gnomon; --"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe use lower-case letters");
  }

  @Test
  void a_second_start_in_the_same_program_is_refused_and_harms_nothing() throws Exception {
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
          .isInstanceOf(PostgresNotStarted.class)
          .hasMessageContaining(folder.toRealPath().toString())
          .hasMessageContaining("is in use by process " + ProcessHandle.current().pid())
          .hasMessageContaining("--data");
    }
    assertThat(postgres.isAlive()).isTrue();
  }

  @Test
  void a_command_beside_the_server_finds_it_and_does_not_stop_it() throws SQLException {
    try (var found = EmbeddedPostgres.find(folder).orElseThrow()) {
      assertThat(found.port()).isEqualTo(postgres.port());
      assertThat(Sql.ask(found, "postgres", "select 1")).containsExactly("1");
      assertThat(found.restartIfDead()).isFalse();
    }
    assertThat(Sql.ask(postgres, "postgres", "select 1")).containsExactly("1");
  }
}
