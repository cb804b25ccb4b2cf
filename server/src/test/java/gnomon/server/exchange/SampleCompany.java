package gnomon.server.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** The shipped sample set. */
final class SampleCompany {

  private SampleCompany() {}

  static Mapping mapping(MappingReader reader) {
    return reader.read(new String(content("maven-crm.yaml"), StandardCharsets.UTF_8));
  }

  static Map<String, Upload> files() {
    Map<String, Upload> files = new LinkedHashMap<>();
    for (String name :
        new String[] {"sales_teams.csv", "products.csv", "accounts.csv", "sales_pipeline.csv"}) {
      files.put(name, new Upload(name, content(name)));
    }
    return files;
  }

  static byte[] content(String name) {
    try {
      return new ClassPathResource("sample/maven-crm/" + name).getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
