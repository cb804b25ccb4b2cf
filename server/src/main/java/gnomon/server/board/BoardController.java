package gnomon.server.board;

import gnomon.server.api.Refusal;
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
    BoardPeriod kind =
        BoardPeriod.find(period)
            .orElseThrow(() ->
                Refusal.invalid(
                        "unknown_period",
                        "period",
                        "没有期间“%s”，应为 year、quarter、month 或 week。".formatted(period),
                        "There is no period \"%s\". Maybe year, quarter, month or week."
                            .formatted(period))
                    .asException());
    return boards.show(scope, node, kind, plan, locale);
  }
}
