package gnomon.server.target;

import gnomon.server.access.Role;
import gnomon.server.access.Viewer;
import gnomon.server.database.Scope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(value = "/api/plans", produces = "application/json")
class TargetController {

  private static final String PLANNERS = "hasAnyRole('administrator', 'operations', 'executive')";

  private final Targets targets;
  private final Grids grids;
  private final GridEdits edits;

  TargetController(Targets targets, Grids grids, GridEdits edits) {
    this.targets = targets;
    this.grids = grids;
    this.edits = edits;
  }

  record CellChange(
      @NotNull UUID id,
      int version,
      @NotBlank String node,
      @Nullable String month,
      @NotBlank String amount) {}

  record LockChange(
      @NotNull UUID id,
      int version,
      @NotBlank String node,
      @Nullable String month,
      boolean locked) {}

  record Step(@NotNull UUID id, int version) {}

  record Copy(@NotNull UUID id) {}

  @GetMapping
  List<PlanSummary> all(Scope scope) {
    return targets.all(scope);
  }

  @PostMapping
  @PreAuthorize(PLANNERS)
  @ResponseStatus(HttpStatus.CREATED)
  PlanSummary create(Viewer viewer, @Valid @RequestBody NewPlan wish) {
    return targets.create(viewer.scope(), viewer.account().id(), wish);
  }

  @GetMapping("/{plan}/grid")
  Grid grid(Viewer viewer, @PathVariable long plan) {
    return grids.show(viewer.scope(), plan, isPlanner(viewer));
  }

  @PostMapping("/{plan}/cells")
  @PreAuthorize(PLANNERS)
  Grid setCell(Viewer viewer, @PathVariable long plan, @Valid @RequestBody CellChange change) {
    edits.setCell(
        viewer.scope(),
        new GridEdits.Command(plan, change.id(), change.version()),
        change.node(),
        change.month(),
        change.amount());
    return grid(viewer, plan);
  }

  @PostMapping("/{plan}/locks")
  @PreAuthorize(PLANNERS)
  Grid setLock(Viewer viewer, @PathVariable long plan, @Valid @RequestBody LockChange change) {
    edits.setLock(
        viewer.scope(),
        new GridEdits.Command(plan, change.id(), change.version()),
        change.node(),
        change.month(),
        change.locked());
    return grid(viewer, plan);
  }

  @PostMapping("/{plan}/balance")
  @PreAuthorize(PLANNERS)
  Grid balance(Viewer viewer, @PathVariable long plan, @Valid @RequestBody Step step) {
    edits.balance(viewer.scope(), new GridEdits.Command(plan, step.id(), step.version()));
    return grid(viewer, plan);
  }

  @PostMapping("/{plan}/undo")
  @PreAuthorize(PLANNERS)
  Grid undo(Viewer viewer, @PathVariable long plan, @Valid @RequestBody Step step) {
    edits.undo(viewer.scope(), new GridEdits.Command(plan, step.id(), step.version()));
    return grid(viewer, plan);
  }

  @PostMapping("/{plan}/publish")
  @PreAuthorize(PLANNERS)
  PlanSummary publish(Viewer viewer, @PathVariable long plan, @Valid @RequestBody Step step) {
    return targets.publish(viewer.scope(), plan, step.id(), step.version());
  }

  @PostMapping("/{plan}/draft")
  @PreAuthorize(PLANNERS)
  @ResponseStatus(HttpStatus.CREATED)
  PlanSummary draft(Viewer viewer, @PathVariable long plan, @Valid @RequestBody Copy copy) {
    return targets.draft(viewer.scope(), viewer.account().id(), plan, copy.id());
  }

  @DeleteMapping("/{plan}")
  @PreAuthorize(PLANNERS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Scope scope, @PathVariable long plan, @RequestParam int version) {
    targets.delete(scope, plan, version);
  }

  private static boolean isPlanner(Viewer viewer) {
    return viewer.account().hasAny(Role.ADMINISTRATOR, Role.OPERATIONS, Role.EXECUTIVE);
  }
}
