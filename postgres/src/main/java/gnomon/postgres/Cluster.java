package gnomon.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The database files: created once, with a random password, and checked before every start. */
final class Cluster {

  static final String OWNER = "gnomon_owner";

  // The character type decides which characters are letters to pg_trgm; under plain C Chinese text
  // has no trigrams at all. C.UTF-8 is not on every system.
  private static final List<String> CHARACTER_TYPES = List.of("C.UTF-8", "en_US.UTF-8", "C");

  private Cluster() {}

  /** Creates the database files if there are none yet; refuses those of another major version. */
  static void prepare(Folder folder, Binaries binaries, boolean durable) throws IOException {
    var versionFile = folder.data().resolve("PG_VERSION");
    if (!Files.exists(folder.data())) {
      create(folder, binaries, durable);
    }
    var version = Files.exists(versionFile) ? Files.readString(versionFile).strip() : "unknown";
    if (!version.equals(Binaries.majorVersion())) {
      throw new PostgresNotStarted(
          "%s holds data of PostgreSQL %s, but this program carries PostgreSQL %s.\n"
                  .formatted(folder.data(), version, Binaries.majorVersion())
              + "Maybe start the release that wrote it and export from there, or use --data to"
              + " name another folder.");
    }
  }

  static String password(Folder folder) throws IOException {
    if (!Files.exists(folder.password())) {
      throw new PostgresNotStarted(
          "The password file "
              + folder.password()
              + " is missing, and without it nobody can use the database.\nMaybe put it back from"
              + " a backup of the data folder.");
    }
    return Files.readString(folder.password()).strip();
  }

  private static void create(Folder folder, Binaries binaries, boolean durable) throws IOException {
    if (!Files.exists(folder.password())) {
      folder.write(folder.password(), randomPassword() + "\n");
    }
    var fresh = folder.root().resolve(".creating-data");
    for (String characterType : CHARACTER_TYPES) {
      Folder.delete(fresh);
      var made = folder.run(initdb(folder, binaries, fresh, characterType, durable));
      if (made.exit() == 0) {
        Folder.moveInto(fresh, folder.data());
        return;
      }
      if (!made.output().contains("invalid locale name")) {
        throw new PostgresNotStarted("The database could not be created.\n" + made.output());
      }
    }
    throw new PostgresNotStarted("No locale of " + CHARACTER_TYPES + " exists on this system.");
  }

  /**
   * Texts compare by code point with PostgreSQL's own rules, so that no update of the system's
   * libraries can spoil an index; ICU orders such as pinyin are there by name.
   */
  private static List<String> initdb(
      Folder folder, Binaries binaries, Path data, String characterType, boolean durable) {
    var command =
        new ArrayList<>(
            List.of(
                binaries.initdb(),
                "--pgdata=" + data,
                "--username=" + OWNER,
                "--auth=scram-sha-256",
                "--pwfile=" + folder.password(),
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--lc-ctype=" + characterType,
                "--text-search-config=simple",
                "--data-checksums",
                "--no-instructions"));
    if (!durable) {
      command.add("--no-sync");
    }
    return command;
  }

  private static String randomPassword() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
