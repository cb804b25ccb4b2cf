package gnomon.server.access;

import gnomon.server.api.Refusal;
import gnomon.server.api.Text;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import java.time.Clock;
import java.time.Duration;
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

  void admit(String username, String address) {
    boolean closed =
        database.read(
            Scope.system(),
            _ ->
                repository.failures("user:" + username, clock.instant().minus(WINDOW))
                        >= ACCOUNT_LIMIT
                    || repository.failures("address:" + address, clock.instant().minus(WINDOW))
                        >= ADDRESS_LIMIT);
    if (closed) {
      throw TOO_MANY.asException();
    }
  }

  void failed(String username, String address) {
    database.change(
        Scope.system(),
        _ -> {
          repository.recordFailure("user:" + username, clock.instant());
          repository.recordFailure("address:" + address, clock.instant());
        });
  }

  void succeeded(String username) {
    database.change(Scope.system(), _ -> repository.forgetFailures("user:" + username));
  }

  private static final Refusal TOO_MANY =
      new Refusal(
          HttpStatus.TOO_MANY_REQUESTS,
          "too_many_attempts",
          null,
          new Text("登录失败次数过多，请 15 分钟后再试。", "Too many failed sign-ins. Try again in 15 minutes."));
}
