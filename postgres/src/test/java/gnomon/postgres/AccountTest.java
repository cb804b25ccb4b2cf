package gnomon.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Started by root for an ordinary account, and by an ordinary account itself. */
class AccountTest {

  private Path open = Path.of("");
  private int nobody;
  private int group;

  @BeforeEach
  void openFolderOfNobody() throws IOException {
    assumeTrue(
        new UnixSystem().getUid() == 0,
        "Skipped: the tests run as an ordinary account already, so every other test shows this.");
    assumeTrue(
        Command.succeeds(List.of("setpriv", "--reuid=nobody", "--clear-groups", "true")),
        "Skipped: setpriv cannot change to the account nobody here.");
    nobody = Command.number("id", "-u", "nobody");
    group = Command.number("id", "-g", "nobody");
    open = Files.createTempDirectory("gnomon-account-");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void remove() throws IOException {
    if (!open.equals(Path.of(""))) {
      Folder.delete(open);
    }
  }

  @Test
  void root_steps_down_to_the_account_that_owns_the_data_folder() throws Exception {
    var folder = folderOfNobody();
    for (int start = 0; start < 2; start++) {
      try (var postgres = EmbeddedPostgres.start(folder)) {
        assertThat(Sql.ask(postgres, "postgres", "select 1")).containsExactly("1");
        var file = PostmasterFile.read(folder.resolve("postgres/data")).orElseThrow();
        assertThat(owner(Path.of("/proc", Long.toString(file.pid())))).isEqualTo(nobody);
      }
    }
    for (var name : List.of("", "data", "password", "log", "lock", "port", "bin-18.6.0")) {
      assertThat(owner(folder.resolve("postgres").resolve(name))).as(name).isEqualTo(nobody);
    }
  }

  @Test
  void a_folder_that_the_account_cannot_reach_is_refused_with_advice() throws Exception {
    var folder = folderOfNobody();
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwx------"));
    assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
        .isInstanceOf(PostgresNotStarted.class)
        .hasMessageContaining(folder.resolve("postgres").toString())
        .hasMessageContaining("Maybe start Gnomon as an ordinary user");
  }

  @Test
  void R1_an_ordinary_account_runs_is_killed_and_runs_again() throws Exception {
    var folder = folderOfNobody();
    var acknowledged = new ArrayList<Long>();
    try (var child = childOfNobody(folder)) {
      child.awaitMoreAcks(50);
      child.kill();
      acknowledged.addAll(child.acknowledged());
    }
    try (var child = childOfNobody(folder)) {
      child.awaitMoreAcks(50);
      try (var found = EmbeddedPostgres.find(folder).orElseThrow()) {
        var rows = Sql.ask(found, "ledger", "select number from entry");
        assertThat(rows).doesNotHaveDuplicates();
        assertThat(rows.stream().map(Long::valueOf)).containsAll(acknowledged);
      }
      assertThat(child.end()).as(child.toString()).isZero();
    }
  }

  private Child childOfNobody(Path folder) throws IOException {
    var account = new Account.Other(nobody, group);
    return Child.start(
        account.running(List.of()), readableClassPath(), folder, folder.resolve("programs"));
  }

  private Path folderOfNobody() throws IOException {
    var folder = Files.createDirectory(open.resolve("data"));
    new Account.Other(nobody, group).own(folder);
    return folder;
  }

  /** The class path lies below root's home, which nobody may enter. */
  private String readableClassPath() throws IOException {
    var copies = new ArrayList<String>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      var copy = open.resolve("class-path").resolve(copies.size() + "");
      copies.add(copied(Path.of(entry), copy));
    }
    return String.join(File.pathSeparator, copies);
  }

  private static String copied(Path entry, Path copy) throws IOException {
    if (!Files.exists(entry) || Files.exists(copy)) {
      return copy.toString();
    }
    try (var files = Files.walk(entry)) {
      for (Path file : files.toList()) {
        var target = copy.resolve(entry.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, target);
      }
    }
    return copy.toString();
  }

  private static int owner(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }
}
