package gnomon.server.pipeline;

import gnomon.server.access.Viewer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Locale;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deals: listed, on the board, one by one, and what is done with them. */
@RestController
@RequestMapping(value = "/api/deals", produces = "application/json")
class DealController {

  /** Finance reads only. */
  static final String WORKING =
      "hasAnyRole('administrator', 'operations', 'executive', 'manager', 'seller')";

  private final DealLists lists;
  private final DealPages pages;
  private final DealMoves moves;

  DealController(DealLists lists, DealPages pages, DealMoves moves) {
    this.lists = lists;
    this.pages = pages;
    this.moves = moves;
  }

  @GetMapping
  DealList list(
      Viewer viewer,
      @ParameterObject @Valid @ModelAttribute DealFilter filter,
      @RequestParam(defaultValue = "-stay") String sort,
      @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
    return lists.list(viewer, filter, DealOrder.of(sort), page, size);
  }

  @GetMapping("/board")
  DealBoard board(Viewer viewer, @ParameterObject @Valid @ModelAttribute DealFilter filter) {
    return lists.board(viewer, filter);
  }

  @GetMapping("/{id}")
  DealPage deal(Viewer viewer, @PathVariable long id, Locale locale) {
    return pages.show(viewer, id, locale);
  }

  @PostMapping("/{id}/moves")
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
