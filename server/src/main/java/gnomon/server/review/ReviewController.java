package gnomon.server.review;

import gnomon.server.access.Viewer;
import gnomon.server.api.Text;
import gnomon.server.database.Scope;
import gnomon.server.measure.Measure;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Unit;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(value = "/api/improvements", produces = "application/json")
class ReviewController {

  private final Improvements improvements;
  private final Wishes wishes;

  ReviewController(Improvements improvements, Wishes wishes) {
    this.improvements = improvements;
    this.wishes = wishes;
  }

  record ItemDone(@NotNull UUID id, int version, @Nullable LocalDate doneOn) {}

  record ItemReopening(@NotNull UUID id, int version) {}

  record ItemClosing(@NotNull UUID id, int version, @NotBlank @Size(max = 1000) String reason) {}

  record ItemExtension(@NotNull UUID id, int version, @Min(7) @Max(730) int windowDays) {}

  /** What a new item may be about, and who may do it. */
  record ItemChoices(
      List<JudgeableMeasure> measures, List<ItemPlace> nodes, List<ItemPerson> people) {}

  record JudgeableMeasure(
      String id, Text name, Measure.Unit unit, Measure.Direction direction, Family family) {}

  record ItemPlace(String node, String name, int depth) {}

  record ItemPerson(long id, String name, String unit) {}

  @GetMapping
  List<ItemRow> list(
      Viewer viewer,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String owner) {
    return improvements.list(viewer.scope(), inState(state).and(ownedBy(viewer, owner)));
  }

  private static Predicate<ItemRow> inState(@Nullable String state) {
    return row -> state == null || state.equals("all") || row.state().code().equals(state);
  }

  private static Predicate<ItemRow> ownedBy(Viewer viewer, @Nullable String owner) {
    String wanted = "me".equals(owner) ? String.valueOf(viewer.account().personId()) : owner;
    return row -> wanted == null || wanted.equals(Long.toString(row.owner().id()));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ItemPage create(Viewer viewer, @Valid @RequestBody NewImprovement wish) {
    return improvements.create(viewer, wish);
  }

  @GetMapping("/choices")
  ItemChoices choices(Scope scope) {
    Reach reach = wishes.reach(scope);
    return new ItemChoices(
        wishes.possible(scope).stream().map(ReviewController::choice).toList(),
        reach.units().stream().map(unit -> choice(reach, unit)).toList(),
        reach.people().stream().map(membership -> choice(reach, membership)).toList());
  }

  private static JudgeableMeasure choice(Measure measure) {
    return new JudgeableMeasure(
        measure.id(),
        measure.name(),
        measure.unit(),
        measure.direction(),
        Family.of(measure).orElseThrow());
  }

  private static ItemPlace choice(Reach reach, Unit unit) {
    int depth = reach.structure().units().path(unit.id()).size() - 1;
    return new ItemPlace(new Place(unit.id(), null).node(reach.structure()), unit.name(), depth);
  }

  private static ItemPerson choice(Reach reach, Membership membership) {
    return new ItemPerson(
        membership.personId(),
        reach.structure().people().get(membership.personId()).name(),
        reach.structure().units().get(membership.unitId()).name());
  }

  @Parameter(
      name = "where",
      in = ParameterIn.QUERY,
      description = "Only cases like dimension:value; repeatable, several values with |",
      array = @ArraySchema(schema = @Schema(type = "string")),
      example = "channel:agent")
  @Parameter(
      name = "comparison",
      in = ParameterIn.QUERY,
      description =
          "Like where, for a group in which nothing is improved; unit: with a number for another unit",
      array = @ArraySchema(schema = @Schema(type = "string")),
      example = "unit:3")
  @GetMapping("/preview")
  Outlook preview(
      Scope scope,
      @RequestParam String measure,
      @RequestParam(defaultValue = "company") String node,
      @RequestParam LocalDate baselineFrom,
      @RequestParam LocalDate baselineTo,
      @RequestParam(defaultValue = "90") int windowDays,
      @RequestParam(defaultValue = "points") String kind,
      @RequestParam String wanted,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
    List<String> comparison = parameters.get("comparison");
    Wishes.requireWindow(windowDays);
    Wishes.Question asked =
        wishes.read(
            scope,
            measure,
            node,
            pairs(parameters.get("where")),
            comparison == null ? null : pairs(comparison),
            new Course.Window(baselineFrom, baselineTo),
            kind,
            wanted);
    return improvements.outlook(scope, asked, windowDays);
  }

  /** Reads {@code channel:agent}, as in the questions to measures. */
  private static Map<String, String> pairs(@Nullable List<String> texts) {
    Map<String, String> found = new TreeMap<>();
    for (String text : texts == null ? List.<String>of() : texts) {
      String[] pair = text.split(":", 2);
      found.put(pair[0].strip(), pair.length > 1 ? pair[1].strip() : "");
    }
    return found;
  }

  @GetMapping("/{item}")
  ItemPage show(Scope scope, @PathVariable long item) {
    return improvements.show(scope, item);
  }

  @PutMapping("/{item}")
  ItemPage edit(Viewer viewer, @PathVariable long item, @Valid @RequestBody NewImprovement wish) {
    return improvements.edit(viewer, item, wish);
  }

  @PostMapping("/{item}/done")
  ItemPage done(Viewer viewer, @PathVariable long item, @Valid @RequestBody ItemDone step) {
    return improvements.done(
        viewer, item, command("done", step.id(), step.version(), step), step.doneOn());
  }

  @PostMapping("/{item}/reopen")
  ItemPage reopen(Viewer viewer, @PathVariable long item, @Valid @RequestBody ItemReopening step) {
    return improvements.reopen(viewer, item, command("reopen", step.id(), step.version(), step));
  }

  @PostMapping("/{item}/close")
  ItemPage close(Viewer viewer, @PathVariable long item, @Valid @RequestBody ItemClosing step) {
    return improvements.close(
        viewer, item, command("close", step.id(), step.version(), step), step.reason());
  }

  @PostMapping("/{item}/extend")
  ItemPage extend(Viewer viewer, @PathVariable long item, @Valid @RequestBody ItemExtension step) {
    return improvements.extend(
        viewer, item, command("extend", step.id(), step.version(), step), step.windowDays());
  }

  private static Improvements.Command command(String what, UUID id, int version, Object step) {
    return new Improvements.Command(id, version, Map.of(what, step));
  }
}
