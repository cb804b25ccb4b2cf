package gnomon.server.access;

import gnomon.server.api.Refusal;
import gnomon.server.api.Text;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Ten failures within a quarter of an hour close the door for an account, fifty for an address. The
 * count is kept in the database, so that it holds over a restart and for every server process.
 */
@Component
class SignInThrottle {

  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int ACCOUNT_LIMIT = 10;
  private static final int ADDRESS_LIMIT = 50;

  private final Database database;
  private final AccountRepository repository;
  private final Clock clock;

  SignInThrottle(Database database, AccountRepository repository, Clock clock) {
    this.database = database;
    this.repository = repository;
    this.clock = clock;
  }

  /**
   * Counts an attempt as failed before the password is looked at, so that many at once do not slip
   * in together; refuses it where too many failed before.
   */
  Instant admit(String username, String address) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    boolean admitted =
        database.write(
            Scope.system(),
            _ -> {
              List<String> subjects = List.of(user(username), address(address));
              repository.lockSubjects(subjects);
              boolean open =
                  repository.failures(user(username), now.minus(WINDOW)) < ACCOUNT_LIMIT
                      && repository.failures(address(address), now.minus(WINDOW)) < ADDRESS_LIMIT;
              if (open) {
                repository.recordFailures(subjects, now);
              }
              return open;
            });
    if (!admitted) {
      throw TOO_MANY.asException();
    }
    return now;
  }

  /** Takes the attempt back, and with it the earlier failures of the account. */
  void succeeded(String username, String address, Instant attempt) {
    database.change(
        Scope.system(),
        _ -> {
          repository.forgetFailures(user(username));
          repository.forgetFailure(address(address), attempt);
        });
  }

  private static String user(String username) {
    return "user:" + username;
  }

  private static String address(String address) {
    return "address:" + address;
  }

  private static final Refusal TOO_MANY =
      new Refusal(
          HttpStatus.TOO_MANY_REQUESTS,
          "too_many_attempts",
          null,
          new Text("登录失败次数过多，请 15 分钟后再试。", "Too many failed sign-ins. Try again in 15 minutes."));
}
