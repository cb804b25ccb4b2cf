package gnomon.server.access;

import gnomon.server.api.Problems;
import gnomon.server.database.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Hands {@link Viewer}, {@link Account} or {@link Scope} to every controller method that asks. A
 * screen is none of them: only who asks for {@link Watcher} or {@link SignIn} can answer it.
 */
@Configuration
class ViewerArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

  private static final Set<Class<?>> ARGUMENTS =
      Set.of(Viewer.class, Account.class, Scope.class, Watcher.class, SignIn.class);

  static {
    // They come from the sign-in, not from the caller, so the API's contract does not list them.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(ARGUMENTS.toArray(Class[]::new));
  }

  private static final String ACCOUNT = ViewerArguments.class.getName() + ".account";

  private final Accounts accounts;
  private final Scopes scopes;

  ViewerArguments(Accounts accounts, Scopes scopes) {
    this.accounts = accounts;
    this.scopes = scopes;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return ARGUMENTS.contains(parameter.getParameterType());
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binder) {
    Class<?> type = parameter.getParameterType();
    HttpServletRequest http =
        Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    Screen screen = ScreenFilter.screen(http);
    if (screen != null && type == Watcher.class) {
      return new Watcher(scopes.of(screen), screen);
    }
    if (screen != null && type == SignIn.class) {
      return ScreenFilter.signIn(http);
    }
    return ofAccount(currentAccount(request), type, http);
  }

  private Object ofAccount(Account account, Class<?> type, HttpServletRequest request) {
    if (type == Account.class) {
      return account;
    }
    if (type == SignIn.class) {
      return signIn(account, request);
    }
    Scope scope = scopes.of(account);
    if (type == Watcher.class) {
      return new Watcher(scope, null);
    }
    return type == Scope.class ? scope : new Viewer(account, scope);
  }

  private static SignIn signIn(Account account, HttpServletRequest request) {
    return TokenFilter.carriesToken(request)
        ? new SignIn.Token(account.username(), HexFormat.of().formatHex(TokenFilter.hash(request)))
        : new SignIn.Session(
            account.username(), Objects.requireNonNull(request.getSession(false)).getId());
  }

  /** Keeps the account that a filter has read for the rest of the request. */
  static void remember(HttpServletRequest request, Account account) {
    request.setAttribute(ACCOUNT, account);
  }

  private Account currentAccount(NativeWebRequest request) {
    Object remembered = request.getAttribute(ACCOUNT, RequestAttributes.SCOPE_REQUEST);
    if (remembered instanceof Account account) {
      return account;
    }
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null) {
      throw Problems.NOT_SIGNED_IN.asException();
    }
    return accounts.find(authentication.getName()).orElseThrow(Problems.NOT_SIGNED_IN::asException);
  }
}
