package gnomon.server;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Keeps cookies and sends the CSRF token, as a browser does; or carries an API token instead. */
public final class Browser {

  private final MockMvc server;
  private final Map<String, Cookie> cookies = new LinkedHashMap<>();
  private @Nullable String token;
  private boolean forging;

  public Browser(MockMvc server) {
    this.server = server;
  }

  /** A program with an API token, which has no cookies. */
  public static Browser withToken(MockMvc server, String token) {
    Browser browser = new Browser(server);
    browser.token = token;
    return browser;
  }

  /** From now on without the CSRF header, as a page of someone else's would. */
  public Browser withoutCsrf() {
    forging = true;
    return this;
  }

  public Browser signedIn(String username, String password) {
    MockHttpServletResponse answer = signIn(username, password);
    if (answer.getStatus() != 204) {
      throw new AssertionError(username + " is not let in: " + answer.getStatus());
    }
    return this;
  }

  public MockHttpServletResponse signIn(String username, String password) {
    get("/api/setup");
    return send(
        request(HttpMethod.POST, "/api/login")
            .param("username", username)
            .param("password", password));
  }

  public MockHttpServletResponse get(String path) {
    return send(request(HttpMethod.GET, java.net.URI.create(path)));
  }

  public MockHttpServletResponse get(String path, String accept) {
    return send(
        request(HttpMethod.GET, java.net.URI.create(path)).header(HttpHeaders.ACCEPT, accept));
  }

  public MockHttpServletResponse post(String path, String json) {
    return send(HttpMethod.POST, path, json);
  }

  public MockHttpServletResponse put(String path, String json) {
    return send(HttpMethod.PUT, path, json);
  }

  public MockHttpServletResponse delete(String path) {
    return send(request(HttpMethod.DELETE, java.net.URI.create(path)));
  }

  public MockHttpServletResponse send(HttpMethod method, String path, String json) {
    return send(
        request(method, java.net.URI.create(path))
            .contentType(MediaType.APPLICATION_JSON)
            .content(json));
  }

  public MockHttpServletResponse sendFile(java.net.URI path, MockMultipartFile file) {
    return send(MockMvcRequestBuilders.multipart(path).file(file));
  }

  public MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request) {
    request.characterEncoding(StandardCharsets.UTF_8).locale(java.util.Locale.ENGLISH);
    if (token != null) {
      request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    } else {
      carryCookies(request);
    }
    try {
      MockHttpServletResponse answer = server.perform(request).andReturn().getResponse();
      for (Cookie cookie : answer.getCookies()) {
        keep(cookie);
      }
      return answer;
    } catch (Exception e) {
      throw new AssertionError("The server threw instead of answering", e);
    }
  }

  private void carryCookies(AbstractMockHttpServletRequestBuilder<?> request) {
    if (!cookies.isEmpty()) {
      request.cookie(cookies.values().toArray(Cookie[]::new));
    }
    Cookie csrf = cookies.get("XSRF-TOKEN");
    if (csrf != null && !forging) {
      request.header("X-XSRF-TOKEN", csrf.getValue());
    }
  }

  private void keep(Cookie cookie) {
    if (cookie.getMaxAge() == 0) {
      cookies.remove(cookie.getName());
    } else {
      cookies.put(cookie.getName(), cookie);
    }
  }

  public @Nullable Cookie cookie(String name) {
    return cookies.get(name);
  }

  /** Takes the cookies of another browser, as a thief would. */
  public Browser stealing(Browser other) {
    cookies.putAll(other.cookies);
    return this;
  }

  /** The text of an answer, which is always UTF-8. */
  public static String text(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
