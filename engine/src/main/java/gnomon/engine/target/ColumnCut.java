package gnomon.engine.target;

import gnomon.engine.target.Infeasible.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The sentence of a table without solution.
 *
 * <p>A table exists if and only if for every set T of columns Σ C(T) ≤ Σ rows min(R − floors
 * outside T, caps inside T) (Gale 1957, Hoffman 1960). A maximal flow leaves behind the set T for
 * which this fails by most.
 *
 * <p>Worked example: two persons of 10.00 with a cap of 3.00 in January, January's total 8.00:
 * "January needs 8.00; at most 6.00 can be placed there …; short by 2.00."
 */
final class ColumnCut {

  private static final int NAMED = 5;

  private final TargetTable table;
  private final boolean[] inside;
  private final List<String> atCap = new ArrayList<>();
  private final List<String> heldByFloors = new ArrayList<>();
  private long most;
  private long needed;

  private ColumnCut(TargetTable table, boolean[] inside) {
    this.table = table;
    this.inside = inside;
    for (int row = 0; row < table.ids().size(); row++) {
      add(row);
    }
    for (int column : columns(true)) {
      needed += table.columnTotal(column);
    }
  }

  static Infeasible explain(TargetTable table, boolean[] blocked) {
    var cut = new ColumnCut(table, blocked);
    return cut.columns(true).size() <= cut.columns(false).size() ? cut.tooShort() : cut.overfull();
  }

  private void add(int row) {
    long capsInside = 0;
    long floorsOutside = 0;
    for (int column = 0; column < inside.length; column++) {
      capsInside =
          inside[column] ? Proportion.plus(capsInside, table.cap(row, column)) : capsInside;
      floorsOutside += inside[column] ? 0 : table.floor(row, column);
    }
    long left = table.rowTotal(row) - floorsOutside;
    most += Math.min(left, capsInside);
    if (capsInside < left) {
      atCap.add(table.ids().get(row));
    } else if (floorsOutside > 0) {
      heldByFloors.add(table.ids().get(row));
    }
  }

  private Infeasible tooShort() {
    var binding = new ArrayList<>(atCap);
    binding.addAll(heldByFloors);
    return new Infeasible(
        Cause.COLUMNS_SHORT,
        binding,
        columns(true),
        needed,
        most,
        names(true)
            + " need "
            + Infeasible.money(needed)
            + "; at most "
            + Infeasible.money(most)
            + " can be placed there: "
            + reasons("in these columns", "elsewhere")
            + "; short by "
            + Infeasible.money(needed - most)
            + ". Maybe raise these caps by that much or move it to other columns.");
  }

  private Infeasible overfull() {
    long sum = IntStream.range(0, table.ids().size()).mapToLong(table::rowTotal).sum();
    var binding = new ArrayList<>(heldByFloors);
    binding.addAll(atCap);
    return new Infeasible(
        Cause.COLUMNS_OVERFULL,
        binding,
        columns(false),
        sum - needed,
        sum - most,
        names(false)
            + " are given "
            + Infeasible.money(sum - needed)
            + "; at least "
            + Infeasible.money(sum - most)
            + " must be placed there: "
            + reasons("elsewhere", "in these columns")
            + "; "
            + Infeasible.money(needed - most)
            + " too much. Maybe lower these floors by that much or raise the columns' totals.");
  }

  private String reasons(String whereCaps, String whereFloors) {
    int rows = table.ids().size();
    var reasons = new ArrayList<String>();
    if (!atCap.isEmpty()) {
      reasons.add(atCap.size() + " of " + rows + " rows are at their caps " + whereCaps);
    }
    if (!heldByFloors.isEmpty()) {
      reasons.add(heldByFloors.size() + " of " + rows + " rows are held by floors " + whereFloors);
    }
    return reasons.isEmpty() ? "the rows have no more" : String.join(", ", reasons);
  }

  private List<Integer> columns(boolean wanted) {
    return IntStream.range(0, inside.length).filter(j -> inside[j] == wanted).boxed().toList();
  }

  private String names(boolean wanted) {
    var positions = columns(wanted);
    int first = positions.getFirst();
    int last = positions.getLast();
    if (positions.size() > 2 && last - first == positions.size() - 1) {
      return table.columns().get(first) + " to " + table.columns().get(last);
    }
    var names =
        positions.stream().limit(NAMED).map(table.columns()::get).collect(Collectors.joining(", "));
    return positions.size() > NAMED ? names + " and others" : names;
  }
}
