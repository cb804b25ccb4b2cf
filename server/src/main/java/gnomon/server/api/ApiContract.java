package gnomon.server.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /api/openapi.json} says about itself. */
@Configuration
class ApiContract {

  private static final String VERSION = "1";

  @Bean
  OpenApiCustomizer title() {
    return api -> describe(api);
  }

  private static void describe(OpenAPI api) {
    api.setInfo(
        new Info()
            .title("Gnomon")
            .version(VERSION)
            .description(
                "Amounts are decimal strings in major units, ratios are fractions, days are ISO dates."));
  }
}
