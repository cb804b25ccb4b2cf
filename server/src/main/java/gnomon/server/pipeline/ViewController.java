package gnomon.server.pipeline;

import gnomon.server.access.Account;
import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Saved views of lists: one's own, and those that others share. */
@RestController
@RequestMapping(value = "/api/views", produces = "application/json")
class ViewController {

  private static final Scope SYSTEM = Scope.system();

  private final Database database;
  private final ViewRepository views;
  private final Clock clock;

  ViewController(Database database, ViewRepository views, Clock clock) {
    this.database = database;
    this.views = views;
    this.clock = clock;
  }

  record ViewWish(
      @NotNull UUID id,
      @NotNull @Pattern(regexp = "[a-z][a-z_-]{0,39}") String page,
      @NotBlank @Size(max = 100) String name,
      @NotNull @Size(max = 2000) String query,
      boolean shared) {

    SavedView view(long number) {
      return new SavedView(number, name.strip(), query, shared, true);
    }
  }

  @GetMapping
  List<SavedView> all(Account account, @RequestParam String page) {
    return database.read(SYSTEM, _ -> views.all(page, account.id()));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  SavedView save(Account account, @Valid @RequestBody ViewWish wish) {
    return database.write(
        SYSTEM,
        _ -> {
          SavedView view = wish.view(0);
          long id =
              views
                  .insert(wish.id(), account.id(), wish.page(), view)
                  .or(() -> views.made(wish.id(), account.id(), wish.page(), view))
                  .orElseThrow(() -> Commands.reused().asException());
          return wish.view(id);
        });
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Account account, @PathVariable long id) {
    boolean removed = database.write(SYSTEM, _ -> views.remove(id, account.id(), clock.instant()));
    if (!removed) {
      throw Refusal.absent("没有此视图，或它不是您保存的。", "There is no such view, or it is not yours.")
          .asException();
    }
  }
}
