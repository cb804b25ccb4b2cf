package gnomon.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The account that PostgreSQL runs as. It refuses to run as root, so root needs a way round: a user
 * namespace, in which the same files belong to "nobody", or another account that owns the files.
 */
sealed interface Account {

  /** An ordinary user: nothing to change. */
  record Ourselves() implements Account {}

  /** Root inside a user namespace of its own; the files stay root's. */
  record Namespace() implements Account {}

  /** Root stepping down to the account that owns the folder. */
  record Other(int user, int group) implements Account {

    void take(Path path) throws IOException {
      Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** Chooses for a folder that exists; may hand the folder over to "nobody". */
  static Account runningIn(Path folder) throws IOException {
    if (new UnixSystem().getUid() != 0) {
      return new Ourselves();
    }
    var owner = ownerOf(folder);
    if (owner.user != 0) {
      owner.take(folder);
      return ableToWrite(owner, folder);
    }
    if (Command.succeeds(List.of("unshare", "-U", "id", "-un"))) {
      return new Namespace();
    }
    return handedToNobody(folder);
  }

  /**
   * The command as this account runs it; each of these programs replaces itself, keeping the pid.
   */
  default List<String> running(List<String> command) {
    return switch (this) {
      case Ourselves() -> command;
      case Namespace() -> joined(List.of("unshare", "-U"), command);
      case Other(int user, int group) ->
          joined(
              List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups"), command);
    };
  }

  /** Gives a file or folder that this process wrote to the account. */
  default void own(Path path) throws IOException {
    if (this instanceof Other other) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : all.toList()) {
          other.take(each);
        }
      }
    }
  }

  /** A folder that is still empty belongs to whoever owns the data folder around it. */
  private static Other ownerOf(Path folder) throws IOException {
    try (var content = Files.list(folder)) {
      boolean fresh = content.findAny().isEmpty();
      var around = folder.getParent();
      var owned = fresh && around != null ? around : folder;
      return new Other(number(owned, "unix:uid"), number(owned, "unix:gid"));
    }
  }

  private static Account handedToNobody(Path folder) throws IOException {
    var nobody =
        new Other(Command.number("id", "-u", "nobody"), Command.number("id", "-g", "nobody"));
    if (!Command.succeeds(nobody.running(List.of("test", "-x", folder.toString())))) {
      throw unusable(folder);
    }
    nobody.own(folder);
    return ableToWrite(nobody, folder);
  }

  private static Account ableToWrite(Other account, Path folder) {
    if (!Command.succeeds(account.running(List.of("test", "-w", folder.toString())))) {
      throw unusable(folder);
    }
    return account;
  }

  private static PostgresNotStarted unusable(Path folder) {
    return new PostgresNotStarted(
        "PostgreSQL does not run as root, user namespaces are not allowed here (unshare -U), and"
            + " no other account can use "
            + folder
            + " (setpriv).\nMaybe start Gnomon as an ordinary user, or use --data to name a folder"
            + " whose parents everyone may enter, for example /var/lib/gnomon.");
  }

  private static int number(Path path, String attribute) throws IOException {
    return (Integer) Files.getAttribute(path, attribute);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
