package gnomon.server.target;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a table of the tree by months, with sums on every level. Amounts are decimal text in
 * major units. Someone who sees a part of the company gets that part, and sums over it alone.
 *
 * @param unit of the measure
 * @param committed what the people in the table were committed to
 * @param assigned what their figures add up to
 */
public record Grid(
    PlanSummary plan,
    String unit,
    String currency,
    LocalDate today,
    boolean editable,
    List<Month> months,
    List<Row> rows,
    String committed,
    String assigned,
    String difference) {

  /**
   * A column.
   *
   * @param past whether it lies before today's month
   */
  public record Month(String month, int workingDays, boolean past, boolean current) {}

  /**
   * A node, its parent before it.
   *
   * @param parent null for the topmost nodes in sight
   * @param locked for a unit: whether everyone below is locked in that month
   * @param changed whether the figure differs from the draft's beginning
   */
  public record Row(
      String node,
      @Nullable String parent,
      String level,
      String name,
      String total,
      List<String> months,
      List<Boolean> locked,
      List<Boolean> changed) {}
}
