package gnomon.server.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Why a business rule says no.
 *
 * @param code stable, for programs
 * @param field the input concerned, if there is one
 * @param reason what is wrong and what would be right
 */
public record Refusal(HttpStatus status, String code, @Nullable String field, Text reason) {

  public static Refusal invalid(String code, String field, String zh, String en) {
    return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, code, field, new Text(zh, en));
  }

  public static Refusal conflict(String code, String zh, String en) {
    return new Refusal(HttpStatus.CONFLICT, code, null, new Text(zh, en));
  }

  /** What is not in scope and what is not there look alike. */
  public static Refusal absent(String zh, String en) {
    return new Refusal(HttpStatus.NOT_FOUND, "not_found", null, new Text(zh, en));
  }

  /** For the edge: the answer of an HTTP request that was refused. */
  public Refused asException() {
    return new Refused(this);
  }
}
