package gnomon.server.board;

import gnomon.server.database.Scope;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BoardController {

  private final Boards boards;

  BoardController(Boards boards) {
    this.boards = boards;
  }

  @GetMapping(value = "/api/board", produces = "application/json")
  Board board(
      Scope scope,
      @RequestParam(required = false) @Nullable String node,
      @RequestParam(defaultValue = "year") String period,
      @RequestParam(required = false) @Nullable Long plan,
      Locale locale) {
    return boards.show(scope, node, BoardPeriod.get(period), plan, locale);
  }
}
