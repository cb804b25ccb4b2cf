package gnomon.server.access;

import gnomon.server.api.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a request in by {@code Authorization: Bearer …}, for this request only. */
class TokenFilter extends OncePerRequestFilter {

  static final String PREFIX = "Bearer ";

  private final Accounts accounts;
  private final Problems problems;

  TokenFilter(Accounts accounts, Problems problems) {
    this.accounts = accounts;
    this.problems = problems;
  }

  static boolean carriesToken(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.startsWith(PREFIX);
  }

  /** The hash of the token that the request carries. */
  static byte[] hash(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return new Secret(header.substring(PREFIX.length()).strip()).hash();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!carriesToken(request)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Account> account = accounts.findByToken(hash(request));
    if (account.isEmpty()) {
      problems.write(request, response, Problems.NOT_SIGNED_IN);
      return;
    }
    ViewerArguments.remember(request, account.get());
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(SignedIn.of(account.get()));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }
}
