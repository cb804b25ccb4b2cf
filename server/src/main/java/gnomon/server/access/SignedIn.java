package gnomon.server.access;

import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What a session remembers of an account: its name and roles, nothing else. */
final class SignedIn {

  private SignedIn() {}

  static Authentication of(Account account) {
    List<SimpleGrantedAuthority> authorities =
        account.roles().stream()
            .map(role -> new SimpleGrantedAuthority("ROLE_" + role.code()))
            .toList();
    return UsernamePasswordAuthenticationToken.authenticated(account.username(), null, authorities);
  }
}
