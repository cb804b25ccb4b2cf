package gnomon.server.access;

import gnomon.server.api.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a screen in by {@code ?key=…}, for this request only and only where a screen has business.
 * Everywhere else a key is no sign-in, so it opens nothing. It travels in the address because an
 * event stream takes no header.
 */
class ScreenFilter extends OncePerRequestFilter {

  static final String KEY = "key";
  private static final Set<String> OPENED = Set.of("/api/wallboard", "/api/live");
  private static final String SCREEN = ScreenFilter.class.getName() + ".screen";

  private final Screens screens;
  private final Problems problems;

  ScreenFilter(Screens screens, Problems problems) {
    this.screens = screens;
    this.problems = problems;
  }

  static boolean carriesKey(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && OPENED.contains(request.getRequestURI().substring(request.getContextPath().length()))
        && request.getParameter(KEY) != null;
  }

  private static byte[] hash(HttpServletRequest request) {
    return new Secret(String.valueOf(request.getParameter(KEY))).hash();
  }

  /** The screen that a request comes from; null where it comes from someone. */
  static @Nullable Screen screen(HttpServletRequest request) {
    return request.getAttribute(SCREEN) instanceof Screen found ? found : null;
  }

  /** By what the screen that a request comes from is signed in. */
  static SignIn signIn(HttpServletRequest request) {
    return new SignIn.Key(java.util.HexFormat.of().formatHex(hash(request)));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!carriesKey(request)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Screen> screen = screens.find(hash(request));
    if (screen.isEmpty()) {
      problems.write(request, response, Problems.NOT_SIGNED_IN);
      return;
    }
    request.setAttribute(SCREEN, screen.get());
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            "screen:" + screen.get().id(),
            null,
            List.of(new SimpleGrantedAuthority("ROLE_screen"))));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }
}
