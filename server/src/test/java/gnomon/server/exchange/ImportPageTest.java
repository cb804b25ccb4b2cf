package gnomon.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.jayway.jsonpath.JsonPath;
import gnomon.server.ServerTest;
import gnomon.server.access.Accounts;
import gnomon.server.access.NewAccount;
import gnomon.server.access.Role;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Unit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The import page's way through the API: upload, mapping, dry run, import, error file. */
class ImportPageTest extends ServerTest {

  @Autowired MockMvcTester http;
  @Autowired Accounts accounts;
  @Autowired Batches batches;
  @Autowired BatchRepository repository;
  @Autowired Database database;

  private static final String DEALS =
      """
      opportunity_id,sales_agent,deal_stage,engage_date,close_date,close_value
      1,Anna Lee,Won,2017-01-02,2017-02-01,450
      2,Anna Lee,Engaging,2017-01-02,,
      3,=Nobody,Engaging,2017-01-02,,
      """;

  @BeforeAll
  void a_company_with_accounts() {
    Unit company = aCompany("North Wind", "USD");
    Unit team = aUnit(company, Unit.Level.TEAM, "Team One");
    aPerson("Anna Lee", team, Membership.Role.SELLER);
    for (Role role : List.of(Role.ADMINISTRATOR, Role.SELLER)) {
      accounts.create(
          new NewAccount(role.code(), role.code(), "a long password", Set.of(role), null, "en"));
    }
  }

  private String upload(String name, String text) {
    MvcTestResult result =
        http.post()
            .uri("/api/imports/files")
            .multipart()
            .file(
                new MockMultipartFile(
                    "file", name, "text/csv", text.getBytes(StandardCharsets.UTF_8)))
            .with(user("administrator").roles("administrator"))
            .with(csrf())
            .exchange();
    assertThat(result).hasStatus(201);
    return body(result);
  }

  private MvcTestResult post(String uri, String json) {
    return http.post()
        .uri(uri)
        .contentType(MediaType.APPLICATION_JSON)
        .content(json)
        .header("Accept-Language", "en")
        .with(user("administrator").roles("administrator"))
        .with(csrf())
        .exchange();
  }

  private MvcTestResult get(String uri) {
    return http.get()
        .uri(uri)
        .header("Accept-Language", "en")
        .with(user("administrator").roles("administrator"))
        .exchange();
  }

  private static String body(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private static String order(String file, UUID id) {
    return """
    {"id":"%s","source":"crm","mode":"update","history":true,"files":[{"file":"%s","entity":"deals",
     "columns":{"key":"opportunity_id","owner":"sales_agent","stage":"deal_stage","opened":"engage_date","closed":"close_date","amount":"close_value"},
     "values":{"stage":{"Won":"won","Engaging":"needs"}},"constants":{}}]}\
    """
        .formatted(id, file);
  }

  private String finished(UUID id) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (Instant.now().isBefore(end)) {
      String batch = body(get("/api/imports/" + id));
      if (!Set.of("waiting", "running").contains(JsonPath.<String>read(batch, "$.status"))) {
        return batch;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("The import " + id + " does not end.");
  }

  @Test
  void a_file_goes_from_upload_to_error_file() throws InterruptedException {
    String uploaded = upload("deals.csv", DEALS);
    String file = JsonPath.read(uploaded, "$.file");
    assertThat(JsonPath.<Integer>read(uploaded, "$.rows")).isEqualTo(3);
    assertThat(JsonPath.<String>read(uploaded, "$.format.separator")).isEqualTo(",");
    assertThat(JsonPath.<String>read(uploaded, "$.format.dates.engage_date"))
        .isEqualTo("yyyy-MM-dd");
    assertThat(JsonPath.<String>read(uploaded, "$.suggestion.entity")).isEqualTo("deals");
    assertThat(JsonPath.<String>read(uploaded, "$.suggestion.columns.owner"))
        .isEqualTo("sales_agent");
    assertThat(JsonPath.<String>read(uploaded, "$.suggestion.values.stage.Engaging"))
        .isEqualTo("needs");

    UUID id = UUID.randomUUID();
    String check = body(post("/api/imports/check", order(file, id)));
    assertThat(JsonPath.<Integer>read(check, "$.files[0].added")).isEqualTo(2);
    assertThat(JsonPath.<String>read(check, "$.files[0].errors[0].problem"))
        .startsWith("There is no \"=Nobody\".");
    assertThat(JsonPath.<String>read(check, "$.files[0].unmatched[0].field")).isEqualTo("owner");

    assertThat(post("/api/imports", order(file, id))).hasStatus(202);
    String done = finished(id);
    assertThat(JsonPath.<String>read(done, "$.status")).isEqualTo("done");
    assertThat(JsonPath.<Integer>read(done, "$.entries")).isEqualTo(7 + 2);
    assertThat(JsonPath.<Integer>read(done, "$.files[0].rejected")).isEqualTo(1);
    assertThat(JsonPath.<String>read(done, "$.by")).isEqualTo("administrator");

    MvcTestResult errors = get("/api/imports/" + id + "/errors");
    assertThat(errors).hasStatusOk();
    assertThat(body(errors))
        .startsWith("\uFEFFopportunity_id,sales_agent,")
        .contains("3,'=Nobody,Engaging,2017-01-02,,,\"owner: There is no \"\"=Nobody\"\".");

    assertThat(post("/api/imports", order(file, id))).hasStatus(202);
    assertThat(JsonPath.<Integer>read(body(get("/api/imports")), "$.length()")).isPositive();
    assertThat(JsonPath.<Boolean>read(upload("again.csv", DEALS), "$.suggestion.remembered"))
        .isTrue();
  }

  @Test
  void a_batch_that_a_crash_left_running_is_run_once_at_the_next_start()
      throws InterruptedException {
    String file = JsonPath.read(upload("crash.csv", DEALS.replace("\n1,", "\ncrash1,")), "$.file");
    UUID id = UUID.randomUUID();
    Mapping mapping = orderOf(order(file, id));
    database.change(
        Scope.system(),
        _ -> {
          repository.insert(id, mapping, "administrator", Instant.now());
          repository.start(id, Instant.now());
        });
    batches.resume();
    assertThat(JsonPath.<String>read(finished(id), "$.status")).isEqualTo("done");
    long entries = entries();
    batches.resume();
    assertThat(entries()).isEqualTo(entries);
  }

  private static Mapping orderOf(String json) {
    return tools.jackson.databind.json.JsonMapper.builder()
        .build()
        .readValue(json, ExchangeController.Order.class)
        .mapping();
  }

  @Test
  void a_batch_that_is_cancelled_before_it_ends_keeps_nothing() throws InterruptedException {
    StringBuilder many = new StringBuilder(DEALS);
    for (int i = 0; i < 20_000; i++) {
      many.append("many").append(i).append(",Anna Lee,Won,2017-01-02,2017-02-01,450\n");
    }
    String file = JsonPath.read(upload("many.csv", many.toString()), "$.file");
    UUID id = UUID.randomUUID();
    long before = entries();
    assertThat(post("/api/imports", order(file, id))).hasStatus(202);
    assertThat(post("/api/imports/" + id + "/cancel", "")).hasStatus(204);
    assertThat(JsonPath.<String>read(finished(id), "$.status")).isEqualTo("cancelled");
    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void a_mapping_that_does_not_fit_fails_with_the_reason() throws InterruptedException {
    String file = JsonPath.read(upload("other.csv", "a,b\n1,2\n"), "$.file");
    assertThat(post("/api/imports/check", order(file, UUID.randomUUID())))
        .hasStatus(422)
        .bodyJson()
        .extractingPath("$.code")
        .isEqualTo("column_unknown");
    UUID id = UUID.randomUUID();
    post("/api/imports", order(file, id));
    String failed = finished(id);
    assertThat(JsonPath.<String>read(failed, "$.status")).isEqualTo("failed");
    assertThat(JsonPath.<String>read(failed, "$.problem")).contains("has no column");
  }

  @Test
  void only_administrators_and_operations_import() {
    assertThat(http.get().uri("/api/imports").with(user("seller").roles("seller")).exchange())
        .hasStatus(403);
    assertThat(http.get().uri("/api/imports").exchange()).hasStatus(401);
  }

  @Test
  void unknown_ids_are_absent() {
    assertThat(get("/api/imports/" + UUID.randomUUID())).hasStatus(404);
    assertThat(get("/api/imports/" + UUID.randomUUID() + "/errors")).hasStatus(404);
    assertThat(post("/api/imports/check", order(UUID.randomUUID().toString(), UUID.randomUUID())))
        .hasStatus(422);
    assertThat(post("/api/imports/check", order("../etc/passwd", UUID.randomUUID())))
        .hasStatus(422);
  }

  @Test
  void a_request_that_is_no_import_is_refused_before_anything_is_done() {
    for (String body :
        java.util.List.of(
            "",
            "{}",
            "{\"files\":[],\"source\":\"crm\"}",
            "{\"files\":[{\"file\":\"x\"}],\"source\":\"crm\"}",
            "{\"files\":[{\"file\":\"x\",\"entity\":\"nothing\"}],\"source\":\"crm\"}",
            "{\"files\":[null],\"source\":\"crm\"}",
            "{\"files\":[{\"file\":\"x\",\"entity\":\"deals\"}],\"source\":\"../crm\"}",
            "{\"files\":[{\"file\":\"x\",\"entity\":\"deals\"}],\"source\":\"crm\",\"admin\":true}")) {
      assertThat(post("/api/imports", body)).as(body).hasStatus(400);
    }
  }

  @Test
  void the_entities_are_told_with_their_fields() {
    String entities = body(get("/api/imports/entities"));
    assertThat(JsonPath.<List<String>>read(entities, "$[*].entity"))
        .containsExactly(
            "units",
            "people",
            "customers",
            "products",
            "deals",
            "node_visits",
            "orders",
            "receipts",
            "activities");
    assertThat(JsonPath.<String>read(entities, "$[4].fields[0].type")).isEqualTo("text");
  }

  private long entries() {
    return database.read(
        EVERYTHING, dsl -> dsl.fetchSingle("select count(*) from ledger_entry").get(0, Long.class));
  }
}
