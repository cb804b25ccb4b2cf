package gnomon.server.api;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the browser's part: hashed assets for a year, everything else fresh, and the one page for
 * every address of the application.
 */
@Configuration
class Pages implements WebMvcConfigurer {

  private static final String WEB = "classpath:/META-INF/resources/";

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations(WEB + "assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .resourceChain(true)
        .addResolver(new EncodedResourceResolver())
        .addResolver(new PathResourceResolver());
    registry
        .addResourceHandler("/**")
        .addResourceLocations(WEB)
        .setCacheControl(CacheControl.noCache())
        .resourceChain(true)
        .addResolver(new PageOrFile());
  }

  /** A path with a dot is a file; any other that is not the API's is the application's page. */
  private static final class PageOrFile extends PathResourceResolver {
    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      Resource file = super.getResource(path, location);
      if (file != null) {
        return file;
      }
      boolean page =
          !path.contains(".") && !path.startsWith("api/") && !path.startsWith("actuator");
      return page ? super.getResource("index.html", location) : null;
    }
  }
}
