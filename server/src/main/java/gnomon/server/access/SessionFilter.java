package gnomon.server.access;

import gnomon.server.api.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the account of a session anew for every request: a role that was taken away is gone at
 * once, and a disabled account's session ends.
 */
class SessionFilter extends OncePerRequestFilter {

  private final Accounts accounts;
  private final Problems problems;

  SessionFilter(Accounts accounts, Problems problems) {
    this.accounts = accounts;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication remembered = SecurityContextHolder.getContext().getAuthentication();
    if (remembered == null
        || TokenFilter.carriesToken(request)
        || ScreenFilter.screen(request) != null) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Account> account = accounts.find(remembered.getName());
    if (account.isEmpty()) {
      end(request.getSession(false));
      problems.write(request, response, Problems.NOT_SIGNED_IN);
      return;
    }
    ViewerArguments.remember(request, account.get());
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(SignedIn.of(account.get()));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }

  private static void end(@org.jspecify.annotations.Nullable HttpSession session) {
    SecurityContextHolder.clearContext();
    if (session != null) {
      session.invalidate();
    }
  }
}
