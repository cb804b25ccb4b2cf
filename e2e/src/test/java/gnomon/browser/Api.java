package gnomon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests beside the browser, with an API token. */
record Api(String address, String token) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  JsonNode get(String path) {
    return sent(request(path).GET());
  }

  JsonNode post(String path, String json) {
    return sent(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  JsonNode delete(String path) {
    return sent(request(path).DELETE());
  }

  /** Throws a draft away as it is now. */
  void deleteDraft(long plan) {
    JsonNode seen = get("/api/plans/" + plan + "/grid").get("plan");
    delete("/api/plans/" + plan + "?version=" + seen.get("version").asInt());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json");
  }

  private static JsonNode sent(HttpRequest.Builder request) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
      return JSON.readTree(response.body().isEmpty() ? "null" : response.body());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while waiting for an answer", stopped);
    }
  }
}
