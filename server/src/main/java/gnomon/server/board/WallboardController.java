package gnomon.server.board;

import gnomon.server.access.Watcher;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WallboardController {

  private final Wallboards wallboards;

  WallboardController(Wallboards wallboards) {
    this.wallboards = wallboards;
  }

  /** For whoever is signed in, or for a screen with its key. */
  @GetMapping(value = "/api/wallboard", produces = "application/json")
  @Parameter(name = "key", description = "key of a screen, instead of a sign-in")
  Wallboard wallboard(
      Watcher watcher,
      @RequestParam(required = false) @Nullable String node,
      @RequestParam(defaultValue = "year") String period,
      Locale locale) {
    return wallboards.show(watcher, node, BoardPeriod.get(period), locale);
  }
}
