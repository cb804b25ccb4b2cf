package gnomon.postgres;

/** PostgreSQL is not running, and the message says why and what to try. */
public final class PostgresNotStarted extends RuntimeException {

  PostgresNotStarted(String message) {
    super(message);
  }

  PostgresNotStarted(String message, Throwable cause) {
    super(message, cause);
  }
}
