package gnomon.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contract of the API. {@code web/openapi.json} is the one that the pages were written for;
 * where the server says something else, this fails. To take the server's, run this test once with
 * {@code -Dgnomon.openapi.write=true} and look at what changed before committing it.
 */
class OpenApiTest extends ServerTest {

  private static final Path COMMITTED = Path.of("..", "web", "openapi.json");

  @Autowired JsonMapper json;

  private JsonNode contract() {
    return json.readTree(Browser.text(aBrowser().get("/api/openapi.json")));
  }

  @BeforeAll
  void company() {
    aCompany("Contract Works", "USD");
  }

  private static List<Map.Entry<String, JsonNode>> operations(JsonNode contract) {
    List<Map.Entry<String, JsonNode>> found = new ArrayList<>();
    contract
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    found.add(
                        Map.entry(
                            operation.getKey() + " " + path.getKey(), operation.getValue()))));
    return found;
  }

  @Test
  void the_contract_has_a_name_and_a_version() {
    JsonNode info = contract().get("info");
    assertThat(info.get("title").asString()).isEqualTo("Gnomon");
    assertThat(info.get("version").asString()).isNotEmpty();
  }

  @Test
  void who_asks_is_not_a_parameter() {
    for (Map.Entry<String, JsonNode> operation : operations(contract())) {
      JsonNode parameters = operation.getValue().path("parameters");
      for (JsonNode parameter : parameters) {
        assertThat(parameter.get("name").asString())
            .as(operation.getKey())
            .isNotIn("scope", "account", "viewer", "locale", "request", "parameters");
      }
    }
    assertThat(contract().at("/components/schemas").propertyNames())
        .doesNotContain("Scope", "Viewer", "Account", "Everything", "Machinery", "Own");
  }

  @Test
  void every_operation_has_an_id_of_its_own() {
    Map<String, String> seen = new TreeMap<>();
    for (Map.Entry<String, JsonNode> operation : operations(contract())) {
      String id = operation.getValue().path("operationId").asString();
      assertThat(id).as(operation.getKey()).isNotEmpty();
      assertThat(seen.put(id, operation.getKey())).as(id + " of " + operation.getKey()).isNull();
    }
  }

  @Test
  void the_committed_contract_is_the_servers() throws IOException {
    String now = printed(contract());
    if (Boolean.getBoolean("gnomon.openapi.write")) {
      Files.writeString(COMMITTED, now);
    }
    assertThat(COMMITTED).exists();
    assertThat(Files.readString(COMMITTED))
        .as(
            "web/openapi.json is not what the server answers. If the change is meant, run"
                + " mvn test -pl server -Dtest=OpenApiTest -Dgnomon.openapi.write=true"
                + " and adapt the pages")
        .isEqualTo(now);
  }

  private String printed(JsonNode contract) {
    ((ObjectNode) contract).remove("servers");
    JsonNode sorted = sorted(contract);
    return json.rebuild()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(sorted)
            .replace("\r\n", "\n")
        + "\n";
  }

  private JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode ordered = json.createObjectNode();
      new TreeMap<>(Map.copyOf(asMap(object)))
          .forEach((name, value) -> ordered.set(name, sorted(value)));
      return ordered;
    }
    if (node.isArray()) {
      return json.createArrayNode().addAll(node.valueStream().map(this::sorted).toList());
    }
    return node;
  }

  private static Map<String, JsonNode> asMap(ObjectNode object) {
    Map<String, JsonNode> map = new TreeMap<>();
    object.properties().forEach(property -> map.put(property.getKey(), property.getValue()));
    return map;
  }
}
