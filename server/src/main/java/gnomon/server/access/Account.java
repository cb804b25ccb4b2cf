package gnomon.server.access;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Someone who can sign in; usually, but not always, one of the company's people. */
public record Account(
    long id,
    String username,
    String displayName,
    Set<Role> roles,
    @Nullable Long personId,
    @Nullable String language,
    boolean disabled) {

  public boolean hasAny(Role... wanted) {
    return Arrays.stream(wanted).anyMatch(roles::contains);
  }
}
