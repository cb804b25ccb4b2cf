package gnomon.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * By what a request is signed in, for those who hold on to it longer than the request lasts.
 *
 * @param session id of the session, where it is one
 * @param tokenHash hash of the API token in hexadecimal digits, where it is one
 */
public record SignIn(String username, @Nullable String session, @Nullable String tokenHash) {

  public static SignIn of(Account account, HttpServletRequest request) {
    return TokenFilter.carriesToken(request)
        ? new SignIn(account.username(), null, HexFormat.of().formatHex(TokenFilter.hash(request)))
        : new SignIn(
            account.username(), Objects.requireNonNull(request.getSession(false)).getId(), null);
  }

  @Override
  public String toString() {
    return "SignIn[username=%s]".formatted(username);
  }
}
