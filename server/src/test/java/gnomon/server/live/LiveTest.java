package gnomon.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.server.ServerTest;
import gnomon.server.access.Account;
import gnomon.server.access.Accounts;
import gnomon.server.access.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A change made by any process reaches every open browser. */
@SpringBootTest(
    classes = gnomon.server.GnomonServer.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"gnomon.ledger.follow=true", "gnomon.database.connections=8"})
class LiveTest extends ServerTest {

  private static final String END = "(the end)";

  @LocalServerPort int port;
  @Autowired Accounts accounts;

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private @Nullable Stream<String> stream;

  @BeforeAll
  void company() {
    aCompany("Live Works", "USD");
    for (String name : new String[] {"ada", "ben", "cora"}) {
      anAccount(name, null, Role.ADMINISTRATOR);
    }
  }

  private HttpResponse<Stream<String>> open(String header, String value) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/live"))
            .header(header, value)
            .header("Accept", "text/event-stream")
            .build(),
        HttpResponse.BodyHandlers.ofLines());
  }

  private void listen(HttpResponse<Stream<String>> answer) throws InterruptedException {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("event-stream");
    Stream<String> body = answer.body();
    stream = body;
    Thread.ofVirtual().start(() -> read(body));
    assertThat(next(":open", 5)).isNotNull();
  }

  private void read(Stream<String> body) {
    try {
      Iterator<String> all = body.iterator();
      while (all.hasNext()) {
        lines.add(all.next());
      }
    } catch (java.io.UncheckedIOException closed) {
      lines.add(String.valueOf(closed.getMessage()));
    }
    lines.add(END);
  }

  /** The next line that contains a text, or null when none came in time. */
  private @Nullable String next(String text, long seconds) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < until) {
      String line = lines.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line != null && line.contains(text)) {
        return line;
      }
    }
    return null;
  }

  @AfterEach
  void close() {
    Stream<String> open = stream;
    if (open != null) {
      open.close();
    }
    lines.clear();
  }

  private String tokenOf(String username) {
    Account account = accounts.find(username).orElseThrow();
    return "Bearer " + accounts.issueToken(account, UUID.randomUUID(), "live").token();
  }

  @Test
  void a_fact_that_another_process_commits_reaches_an_open_stream_within_a_second()
      throws Exception {
    listen(open("Authorization", tokenOf("ada")));
    Duration slowest = Duration.ZERO;
    for (int n = 0; n < 5; n++) {
      owner()
          .execute(
              "insert into ledger_entry (source, source_key, kind, day, recorded, unit_id, amount)"
                  + " values (?, ?, 'signed', '2017-03-01', now(), 1, 100)",
              "elsewhere",
              "elsewhere/" + n);
      long committed = System.nanoTime();
      String line = next("\"ledger\"", 3);
      Duration took = Duration.ofNanos(System.nanoTime() - committed);
      assertThat(line).as("nothing came within 3 s").isNotNull();
      slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }
    System.out.printf("live: slowest of 5 facts after commit: %d ms%n", slowest.toMillis());
    assertThat(slowest).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void a_stream_tells_the_topic_and_never_the_data() throws Exception {
    listen(open("Authorization", tokenOf("ada")));
    owner().execute("select pg_notify('gnomon_changed', 'plan')");
    assertThat(next("data:", 3)).isEqualTo("data:{\"topics\":[\"plan\"],\"version\":\"\"}");
    owner().execute("select pg_notify('gnomon_changed', 'import 3f0c')");
    assertThat(next("data:", 3)).contains("[\"import:3f0c\"]");
  }

  @Test
  void no_one_listens_without_a_sign_in() throws Exception {
    HttpResponse<Stream<String>> anonymous = open("X-Nothing", "nothing");
    assertThat(anonymous.statusCode()).isEqualTo(401);
    HttpResponse<Stream<String>> guessed = open("Authorization", "Bearer gnomon_guess");
    assertThat(guessed.statusCode()).isEqualTo(401);
  }

  @Test
  void S10_a_stream_ends_within_five_seconds_when_the_account_is_disabled() throws Exception {
    listen(open("Authorization", tokenOf("ben")));
    owner().execute("update access_user set disabled_at = now() where username = 'ben'");
    assertThat(next(END, 6)).as("the stream is still open").isNotNull();
  }

  @Test
  void S10_a_stream_ends_within_five_seconds_when_the_session_signs_out() throws Exception {
    HttpResponse<String> signedIn = signIn("cora");
    String session = "SESSION=" + cookie(signedIn, "SESSION");
    listen(open("Cookie", session));
    String fresh =
        cookie(
            send(HttpRequest.newBuilder(path("/api/session")).header("Cookie", session)),
            "XSRF-TOKEN");
    HttpResponse<String> out =
        send(
            HttpRequest.newBuilder(path("/api/logout"))
                .header("Cookie", session + "; XSRF-TOKEN=" + fresh)
                .header("X-XSRF-TOKEN", fresh)
                .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(next(END, 6)).as("the stream is still open").isNotNull();
  }

  /** Here rather than with sign-in, since only a real server sets its own cookie. */
  @Test
  void S10_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() throws Exception {
    assertThat(signIn("ada").headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("SESSION="))
        .singleElement()
        .asString()
        .contains("; HttpOnly", "; SameSite=Lax", "; Path=/");
  }

  @Test
  void the_first_page_is_served_at_the_root() throws Exception {
    HttpResponse<String> page =
        send(HttpRequest.newBuilder(path("/")).header("Accept", "text/html"));
    assertThat(page.body()).contains("A page for tests");
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).isEqualTo("no-cache");
  }

  private HttpResponse<String> signIn(String username) throws Exception {
    String csrf = cookie(send(HttpRequest.newBuilder(path("/api/setup"))), "XSRF-TOKEN");
    HttpResponse<String> signedIn =
        send(
            HttpRequest.newBuilder(path("/api/login"))
                .header("Cookie", "XSRF-TOKEN=" + csrf)
                .header("X-XSRF-TOKEN", csrf)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "username=" + username + "&password=" + PASSWORD.replace(' ', '+'))));
    assertThat(signedIn.statusCode()).isEqualTo(204);
    return signedIn;
  }

  private URI path(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String cookie(HttpResponse<?> answer, String name) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(name + "=") && !cookie.startsWith(name + "=;"))
        .map(cookie -> cookie.substring(name.length() + 1).replaceAll(";.*", ""))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no cookie " + name + " in " + answer.headers()));
  }
}
