package gnomon.server.pipeline;

import gnomon.server.access.Viewer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Locale;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Deals: listed, on the board, one by one, and what is done with them. */
@RestController
@RequestMapping(value = "/api", produces = "application/json")
class DealController {

  /** Finance reads only. */
  static final String WORKING =
      "hasAnyRole('administrator', 'operations', 'executive', 'manager', 'seller')";

  private final DealLists lists;
  private final DealPages pages;
  private final DealMoves moves;
  private final DealEdits edits;
  private final NewDeals newDeals;
  private final Blockers blockers;

  DealController(
      DealLists lists,
      DealPages pages,
      DealMoves moves,
      DealEdits edits,
      NewDeals newDeals,
      Blockers blockers) {
    this.lists = lists;
    this.pages = pages;
    this.moves = moves;
    this.edits = edits;
    this.newDeals = newDeals;
    this.blockers = blockers;
  }

  record SolveOrder(@NotNull UUID id) {}

  @GetMapping("/deals")
  DealList list(
      Viewer viewer,
      @ParameterObject @Valid @ModelAttribute DealFilter filter,
      @RequestParam(defaultValue = "-stay") String sort,
      @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
    return lists.list(viewer, filter, DealOrder.of(sort), page, size);
  }

  @GetMapping("/deals/board")
  DealBoard board(Viewer viewer, @ParameterObject @Valid @ModelAttribute DealFilter filter) {
    return lists.board(viewer, filter);
  }

  @GetMapping("/deals/{id}")
  DealPage deal(Viewer viewer, @PathVariable long id, Locale locale) {
    return pages.show(viewer, id, locale);
  }

  @PostMapping("/deals")
  @PreAuthorize(WORKING)
  @ResponseStatus(HttpStatus.CREATED)
  DealPage open(Viewer viewer, @Valid @RequestBody NewDeals.Wish wish, Locale locale) {
    return pages.show(viewer, newDeals.open(viewer, wish), locale);
  }

  @PutMapping("/deals/{id}")
  @PreAuthorize(WORKING)
  DealPage describe(
      Viewer viewer,
      @PathVariable long id,
      @Valid @RequestBody DealEdits.Description wish,
      Locale locale) {
    edits.describe(viewer, id, wish);
    return pages.show(viewer, id, locale);
  }

  /** Nothing to show where the deal went to someone whose deals the viewer does not see. */
  @PostMapping("/deals/{id}/owner")
  @PreAuthorize(WORKING)
  ResponseEntity<DealPage> handOver(
      Viewer viewer,
      @PathVariable long id,
      @Valid @RequestBody DealEdits.Handover wish,
      Locale locale) {
    edits.handOver(viewer, id, wish);
    return pages
        .find(viewer, id, locale)
        .map(ResponseEntity::ok)
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  @PostMapping("/deals/{id}/blockers")
  @PreAuthorize(WORKING)
  DealPage raise(
      Viewer viewer, @PathVariable long id, @Valid @RequestBody Blockers.Wish wish, Locale locale) {
    blockers.raise(viewer, id, wish);
    return pages.show(viewer, id, locale);
  }

  @PostMapping("/blockers/{id}/solve")
  @PreAuthorize(WORKING)
  DealPage solve(
      Viewer viewer, @PathVariable long id, @Valid @RequestBody SolveOrder order, Locale locale) {
    return pages.show(viewer, blockers.solve(viewer, id, order.id()), locale);
  }

  @PostMapping("/deals/{id}/moves")
  @PreAuthorize(WORKING)
  DealPage move(
      Viewer viewer,
      @PathVariable long id,
      @Valid @RequestBody DealMoves.Order order,
      Locale locale) {
    moves.move(viewer, id, order);
    return pages.show(viewer, id, locale);
  }
}
