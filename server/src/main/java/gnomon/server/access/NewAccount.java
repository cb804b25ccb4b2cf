package gnomon.server.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account to be created, with its password in the clear. */
public record NewAccount(
    String username,
    String displayName,
    String password,
    Set<Role> roles,
    @Nullable Long personId,
    @Nullable String language) {

  @Override
  public String toString() {
    return "NewAccount[username=%s, roles=%s]".formatted(username, roles);
  }
}
