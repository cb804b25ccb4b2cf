package gnomon.server;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.server.Endpoints.Endpoint;
import gnomon.server.access.Accounts;
import gnomon.server.access.Role;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** S1, S2: every endpoint as every role, and as those who are no longer anyone. */
class EndpointScopeTest extends ServerTest {

  private static final String PROBLEM = "application/problem+json";

  @Autowired Accounts accounts;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  private final Map<Role, Browser> browsers = new LinkedHashMap<>();

  @BeforeAll
  void one_account_for_each_role() {
    Unit company = aCompany("Endpoint Works", "USD");
    Unit team = aUnit(company, Unit.Level.TEAM, "Team");
    for (Role role : Role.values()) {
      Person person =
          aPerson(
              "P " + role.code(),
              team,
              role == Role.MANAGER ? Membership.Role.MANAGER : Membership.Role.SELLER);
      anAccount(role.code(), person, role);
      browsers.put(role, browserOf(role.code()));
    }
  }

  private static String name(RequestMappingInfo info, String pattern, Object method) {
    Set<String> answers =
        info.getProducesCondition().getProducibleMediaTypes().stream()
            .map(MediaType::toString)
            .filter(type -> !type.equals("application/json"))
            .collect(Collectors.toSet());
    return method + " " + pattern + (answers.isEmpty() ? "" : " as " + String.join(",", answers));
  }

  @Test
  void S2_every_endpoint_is_declared_with_its_roles() {
    Set<String> found = new TreeSet<>();
    mappings
        .getHandlerMethods()
        .keySet()
        .forEach(info ->
            info.getPatternValues().stream()
                .filter(pattern -> pattern.startsWith("/api"))
                .forEach(pattern ->
                    info.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> found.add(name(info, pattern, method)))));
    Set<String> declared =
        Endpoints.DECLARED.stream()
            .map(Endpoint::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(found)
        .as(
            "Endpoints of the server and of Endpoints.DECLARED: declare a new one there, with the"
                + " roles that may call it and a harmless call")
        .containsExactlyInAnyOrderElementsOf(declared);
  }

  private static MockHttpServletResponse call(Browser browser, Endpoint endpoint) {
    return call(browser, endpoint, endpoint.freshBody());
  }

  private static MockHttpServletResponse call(
      Browser browser, Endpoint endpoint, @Nullable String body) {
    HttpMethod method = HttpMethod.valueOf(endpoint.method());
    URI path = URI.create(endpoint.call());
    MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(method, path);
    if (endpoint.takesFile()) {
      return browser.sendFile(
          path,
          new MockMultipartFile(
              "file",
              "x.csv",
              "text/csv",
              "Name\nEast\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
    if (body != null) {
      request.contentType(MediaType.APPLICATION_JSON).content(body);
    }
    return browser.send(request.header("Accept", endpoint.accept()));
  }

  @Test
  void S2_an_endpoint_answers_the_roles_that_may_call_it_and_refuses_the_others() {
    String before = owner().digest();
    for (Endpoint endpoint : Endpoints.DECLARED) {
      for (Map.Entry<Role, Browser> caller : browsers.entrySet()) {
        String what = endpoint.name() + " as " + caller.getKey().code();
        MockHttpServletResponse answer = call(caller.getValue(), endpoint);
        boolean allowed = endpoint.isOpen() || endpoint.allowed().contains(caller.getKey());
        if (allowed) {
          assertThat(answer.getStatus())
              .as(what + ": " + Browser.text(answer))
              .isNotIn(401, 403, 405, 415, 406)
              .isLessThan(500);
        } else {
          refused(answer, 403, what);
        }
        String after = owner().digest();
        if (answer.getStatus() >= 400) {
          assertThat(answer.getContentType()).as(what).startsWith(PROBLEM);
          assertThat(after).as(what + " changed something although refused").isEqualTo(before);
        }
        before = after;
      }
    }
  }

  private static void refused(MockHttpServletResponse answer, int status, String what) {
    assertThat(answer.getStatus()).as(what + ": " + Browser.text(answer)).isEqualTo(status);
    assertThat(answer.getContentType()).as(what).startsWith(PROBLEM);
    assertThat(Browser.text(answer))
        .as(what)
        .contains(status == 401 ? "not_signed_in" : "not_allowed");
  }

  @Test
  void S1_whoever_is_not_or_no_longer_someone_is_refused_everywhere() {
    Map<String, Browser> nobodies = nobodies();
    String before = owner().digest();
    for (Endpoint endpoint : Endpoints.DECLARED) {
      if (endpoint.isOpen()) {
        continue;
      }
      nobodies.forEach((name, browser) ->
          refused(call(browser, endpoint), 401, endpoint.name() + " as " + name));
      assertThat(owner().digest()).as(endpoint.name()).isEqualTo(before);
    }
  }

  private Map<String, Browser> nobodies() {
    Map<String, Browser> nobodies = new LinkedHashMap<>();
    Browser anonymous = aBrowser();
    anonymous.get("/api/setup");
    nobodies.put("anonymous", anonymous);
    anAccount("gone", null, Role.ADMINISTRATOR);
    nobodies.put("disabled by session", browserOf("gone"));
    nobodies.put(
        "disabled by token",
        Browser.withToken(
            mvc,
            accounts
                .issueToken(accounts.find("gone").orElseThrow(), UUID.randomUUID(), "t")
                .token()));
    Accounts.IssuedToken revoked =
        accounts.issueToken(
            accounts.find("administrator").orElseThrow(), UUID.randomUUID(), "revoked");
    nobodies.put("revoked token", Browser.withToken(mvc, revoked.token()));
    owner().execute("update access_user set disabled_at = now() where username = 'gone'");
    owner().execute("update access_token set revoked_at = now() where id = ?", revoked.id());
    return nobodies;
  }

  @Test
  void S3_a_field_that_an_endpoint_does_not_know_is_refused() {
    List<String> accepted = new ArrayList<>();
    for (Endpoint endpoint : Endpoints.DECLARED) {
      String body = endpoint.freshBody();
      if (body == null) {
        continue;
      }
      String before = owner().digest();
      Browser administrator = java.util.Objects.requireNonNull(browsers.get(Role.ADMINISTRATOR));
      MockHttpServletResponse answer =
          call(administrator, endpoint, body.replaceFirst("}$", ",\"notAField\":1}"));
      if (answer.getStatus() != 400 || !owner().digest().equals(before)) {
        accepted.add(endpoint.name() + " " + answer.getStatus());
      }
    }
    assertThat(accepted).isEmpty();
  }
}
