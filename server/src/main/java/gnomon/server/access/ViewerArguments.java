package gnomon.server.access;

import gnomon.server.api.Problems;
import gnomon.server.database.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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

/** Hands {@link Viewer}, {@link Account} or {@link Scope} to every controller method that asks. */
@Configuration
class ViewerArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

  static {
    // They come from the sign-in, not from the caller, so the API's contract does not list them.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Viewer.class, Account.class, Scope.class);
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
    Class<?> type = parameter.getParameterType();
    return type == Viewer.class || type == Account.class || type == Scope.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binder) {
    Account account = currentAccount(request);
    Class<?> type = parameter.getParameterType();
    if (type == Account.class) {
      return account;
    }
    Scope scope = scopes.of(account);
    return type == Scope.class ? scope : new Viewer(account, scope);
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
