package gnomon.server.access;

import gnomon.server.access.Screens.NewScreen;
import gnomon.server.api.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(value = "/api/screens", produces = "application/json")
@PreAuthorize("hasAnyRole('administrator', 'operations')")
class ScreenController {

  private final Screens screens;

  ScreenController(Screens screens) {
    this.screens = screens;
  }

  @GetMapping
  List<Screen> screens() {
    return screens.all();
  }

  record Wanted(@NotNull UUID id, @NotBlank @Size(max = 100) String name, long unitId) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  NewScreen add(Account account, @Valid @RequestBody Wanted wanted) {
    return screens.add(account, wanted.id(), wanted.name(), wanted.unitId());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable long id) {
    if (!screens.revoke(id)) {
      throw Refusal.absent("没有此大屏。", "There is no such screen.").asException();
    }
  }
}
