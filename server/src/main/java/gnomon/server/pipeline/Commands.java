package gnomon.server.pipeline;

import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import java.time.Clock;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Every command has its effect once, whatever its client repeats: its id is stored in the
 * transaction of the effect. An error at the commit leaves the client in doubt, so it sends the
 * same command again and is answered with the present state.
 */
@Component
class Commands {

  private static final Scope SYSTEM = Scope.system();

  private final Database database;
  private final CommandRepository repository;
  private final Clock clock;

  Commands(Database database, CommandRepository repository, Clock clock) {
    this.database = database;
    this.repository = repository;
    this.clock = clock;
  }

  static Refusal reused() {
    return Refusal.conflict(
        "command_reused",
        "此操作编号已用于另一操作。请用新的编号。",
        "The id of this command was used for another one. Maybe make a new id.");
  }

  /**
   * Takes the id in this transaction; where it is taken already, the record that the command made.
   * Two clients with one id wait for each other here.
   *
   * @param request what is asked, to find out the same id with another wish
   */
  OptionalLong taken(UUID id, String request) {
    return database.write(
        SYSTEM,
        _ -> {
          if (repository.insert(id, request, null, clock.instant())) {
            return OptionalLong.empty();
          }
          CommandRepository.Done done = repository.find(id).orElseThrow();
          if (!done.request().equals(request) || done.subject() == null) {
            throw reused().asException();
          }
          return OptionalLong.of(Objects.requireNonNull(done.subject()));
        });
  }

  void made(UUID id, long subject) {
    database.change(SYSTEM, _ -> repository.setSubject(id, subject));
  }

  /** Whether a command on a record has had its effect; call it with the record's row held. */
  boolean isDone(UUID id, String request, long subject) {
    return database
        .read(SYSTEM, _ -> repository.find(id))
        .map(done -> {
          if (!done.request().equals(request) || !Objects.equals(done.subject(), subject)) {
            throw reused().asException();
          }
          return true;
        })
        .orElse(false);
  }

  /** Says that a command on a record has had its effect. */
  void done(UUID id, String request, long subject) {
    database.change(
        SYSTEM,
        _ -> {
          if (!repository.insert(id, request, subject, clock.instant())) {
            throw reused().asException();
          }
        });
  }
}
