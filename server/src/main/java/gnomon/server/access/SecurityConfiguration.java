package gnomon.server.access;

import gnomon.server.api.Problems;
import gnomon.server.api.Refused;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;

@Configuration
@EnableMethodSecurity
class SecurityConfiguration {

  private static final String CONTENT_POLICY =
      "default-src 'self'; object-src 'none'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
          + " frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  }

  @Bean
  AuthenticationProvider passwords(Accounts accounts) {
    return new AuthenticationProvider() {
      @Override
      public Authentication authenticate(Authentication request) {
        WebAuthenticationDetails details =
            (WebAuthenticationDetails) Objects.requireNonNull(request.getDetails());
        try {
          return SignedIn.of(
              accounts.signIn(
                  request.getName(),
                  String.valueOf(request.getCredentials()),
                  details.getRemoteAddress()));
        } catch (Refused refused) {
          throw new RefusedSignIn(refused);
        }
      }

      @Override
      public boolean supports(Class<?> type) {
        return true;
      }
    };
  }

  private static final class RefusedSignIn extends BadCredentialsException {
    RefusedSignIn(Refused cause) {
      super(String.valueOf(cause.getMessage()), cause);
    }
  }

  @Bean
  @ConditionalOnWebApplication
  SecurityFilterChain security(
      HttpSecurity http, Accounts accounts, Screens screens, Problems problems) {
    http.authorizeHttpRequests(requests ->
            requests
                // the end of a stream: its request was admitted when it came in
                .dispatcherTypeMatchers(DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers("/api/setup", "/api/openapi.json", "/actuator/health")
                .permitAll()
                .requestMatchers("/api/**", "/actuator/**")
                .authenticated()
                .requestMatchers(HttpMethod.GET, "/**")
                .permitAll()
                .anyRequest()
                .denyAll())
        .csrf(csrf -> csrf.spa().ignoringRequestMatchers(TokenFilter::carriesToken))
        .formLogin(form ->
            form.loginProcessingUrl("/api/login")
                .successHandler(
                    (_, response, _) -> response.setStatus(HttpStatus.NO_CONTENT.value()))
                .failureHandler((request, response, failure) ->
                    problems.write(request, response, refusalOf(failure))))
        .logout(logout ->
            logout
                .logoutUrl("/api/logout")
                .logoutSuccessHandler(
                    new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
        .exceptionHandling(handling ->
            handling
                .authenticationEntryPoint((request, response, _) ->
                    problems.write(request, response, Problems.NOT_SIGNED_IN))
                .accessDeniedHandler((request, response, _) ->
                    problems.write(request, response, Problems.NOT_ALLOWED)))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy ->
                    policy.policy(
                        org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                            .ReferrerPolicy.SAME_ORIGIN)))
        .addFilterBefore(
            new TokenFilter(accounts, problems), UsernamePasswordAuthenticationFilter.class)
        .addFilterBefore(
            new ScreenFilter(screens, problems), UsernamePasswordAuthenticationFilter.class)
        .addFilterBefore(
            new SessionFilter(accounts, problems), AnonymousAuthenticationFilter.class);
    return http.build();
  }

  private static gnomon.server.api.Refusal refusalOf(AuthenticationException failure) {
    return failure.getCause() instanceof Refused refused
        ? refused.refusal()
        : Accounts.BAD_CREDENTIALS;
  }
}
