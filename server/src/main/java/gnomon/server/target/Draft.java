package gnomon.server.target;

import gnomon.engine.target.Edit;
import gnomon.engine.target.Lock;
import gnomon.engine.target.TargetPlan;
import gnomon.server.api.Refusal;
import gnomon.server.organization.People;
import gnomon.server.organization.UnitTree;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A draft as it is being changed: its rows, its tree and what the engine makes of them. */
record Draft(Plan plan, List<PlanRow> rows, PlanTree tree, int scale) {

  /** A figure of one person. */
  record Cell(long personId, int month) {}

  static PlanTree tree(UnitTree units, People people, List<PlanRow> rows) {
    Map<Long, Long> unitOf = new HashMap<>();
    rows.forEach(row -> unitOf.put(row.personId(), row.unitId()));
    return new PlanTree(units, people, unitOf);
  }

  List<String> monthNames() {
    return plan.months().stream().map(YearMonth::toString).toList();
  }

  Reasons reasons() {
    return new Reasons(scale, tree::name, monthNames());
  }

  TargetPlan figures() {
    Map<String, List<Long>> cells = new HashMap<>();
    Map<String, Long> years = new HashMap<>();
    rows.forEach(row -> {
      cells.put(row.node(), row.amounts());
      years.put(row.node(), row.committed());
    });
    return TargetPlan.restore(
        tree.root(_ -> 0), monthNames(), plan.grain(), cells, years, plan.monthTotals());
  }

  /** What must not move: locked figures, and those that someone has set if they are to be kept. */
  Set<Lock> locks(boolean keepEdited) {
    Set<Lock> locks = new LinkedHashSet<>();
    for (PlanRow row : rows) {
      for (int month = 0; month < 12; month++) {
        if (row.locked().get(month) || (keepEdited && row.edited().get(month))) {
          locks.add(Lock.month(row.node(), month));
        }
      }
    }
    return locks;
  }

  /** The place that a text names, if it is in the plan. */
  PlanNode node(String text) {
    PlanNode node = PlanNode.parse(text, tree.units());
    if (people(node).isEmpty()) {
      throw Refusal.invalid(
              "unknown_node",
              "node",
              "计划中没有“%s”。".formatted(text),
              "There is no \"%s\" in the plan. Maybe load it again.".formatted(text))
          .asException();
    }
    return node;
  }

  int month(String text) {
    int month = monthNames().indexOf(text);
    if (month < 0) {
      throw GridEdits.noMonth(text, plan).asException();
    }
    return month;
  }

  private List<Long> people(PlanNode node) {
    return switch (node) {
      case PlanNode.OfUnit unit ->
          tree.units().find(unit.id()).isPresent() ? tree.everyone(unit.id()) : List.of();
      case PlanNode.OfPerson person ->
          rows.stream().map(PlanRow::personId).filter(id -> id == person.id()).toList();
    };
  }

  /** Every person's figure below a node in a month, or in all of them. */
  Set<Cell> cells(PlanNode node, @Nullable String monthText) {
    List<Integer> months =
        monthText == null ? IntStream.range(0, 12).boxed().toList() : List.of(month(monthText));
    Set<Cell> cells = new LinkedHashSet<>();
    for (long person : people(node)) {
      months.forEach(month -> cells.add(new Cell(person, month)));
    }
    return cells;
  }

  /** What cells are now. */
  List<CellState> states(Set<Cell> wanted) {
    List<CellState> states = new ArrayList<>();
    for (PlanRow row : rows) {
      for (int month = 0; month < 12; month++) {
        if (wanted.contains(new Cell(row.personId(), month))) {
          states.add(
              new CellState(
                  row.personId(),
                  month,
                  row.amounts().get(month),
                  row.locked().get(month),
                  row.edited().get(month)));
        }
      }
    }
    return states;
  }

  /** What cells become by an edit, those that someone has set marked as such. */
  List<CellState> changed(Edit.Done done, Set<Cell> edited) {
    Map<Cell, Long> amounts = new HashMap<>();
    for (Edit.Change change : done.changes()) {
      amounts.put(new Cell(personOf(change.leafId()), change.month()), change.after());
    }
    Set<Cell> touched = new LinkedHashSet<>(amounts.keySet());
    touched.addAll(edited);
    return states(touched).stream()
        .flatMap(state -> {
          Cell cell = new Cell(state.personId(), state.month());
          CellState next =
              new CellState(
                  state.personId(),
                  state.month(),
                  amounts.getOrDefault(cell, state.amount()),
                  state.locked(),
                  state.edited() || edited.contains(cell));
          return next.equals(state) ? Stream.empty() : Stream.of(next);
        })
        .toList();
  }

  private static long personOf(String leaf) {
    return Long.parseLong(leaf.substring(leaf.indexOf(':') + 1));
  }
}
