package gnomon.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hides {@code key=…} from everything that reads the query as text, which is what writes logs. It
 * comes before all other filters; the parameter itself stays.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
class KeyHidingFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String query = request.getQueryString();
    chain.doFilter(
        query == null || !query.contains(ScreenFilter.KEY + "=")
            ? request
            : new Hiding(request, query),
        response);
  }

  private static final class Hiding extends HttpServletRequestWrapper {

    private final String shown;

    Hiding(HttpServletRequest request, String query) {
      super(request);
      this.shown = query.replaceAll("(^|&)" + ScreenFilter.KEY + "=[^&]*", "$1key=hidden");
    }

    @Override
    public @Nullable String getQueryString() {
      return shown;
    }
  }
}
