package gnomon.engine.target;

import gnomon.engine.measure.Amount;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Why bounds and totals cannot all hold, with both sums.
 *
 * @param cause which kind of contradiction
 * @param binding ids of the parts or rows whose bounds bind
 * @param columns positions of the columns concerned; empty when the whole is concerned
 * @param needed the sum that is asked for, in minor units
 * @param available the sum that the bounds admit, in minor units
 * @param sentence the same for a reader, amounts with two decimals
 */
public record Infeasible(
    Cause cause,
    List<String> binding,
    List<Integer> columns,
    long needed,
    long available,
    String sentence)
    implements Split, TableFit, Decomposed {

  /** The kinds of contradiction. */
  public enum Cause {
    /** The floors add up to more than the total. */
    FLOORS_EXCEED_TOTAL,
    /** The caps add up to less than the total. */
    CAPS_BELOW_TOTAL,
    /** One part's floor lies above its cap. */
    FLOOR_ABOVE_CAP,
    /** Rows and columns have different sums. */
    SUMS_DIFFER,
    /** Some columns need more than the rows can deliver there. */
    COLUMNS_SHORT,
    /** More must fall into some columns than they may hold. */
    COLUMNS_OVERFULL
  }

  private static final int NAMED = 5;

  public Infeasible {
    binding = List.copyOf(binding);
    columns = List.copyOf(columns);
  }

  /** How much is missing or too much, in minor units; never negative. */
  public long gap() {
    return Math.abs(needed - available);
  }

  static Infeasible floorsExceed(String whole, long total, long floors, List<Part> parts) {
    var binding = parts.stream().filter(part -> part.floor() > 0).toList();
    return new Infeasible(
        Cause.FLOORS_EXCEED_TOTAL,
        ids(binding),
        List.of(),
        total,
        floors,
        "The floors of "
            + named(binding, Part::floor)
            + " add up to "
            + money(floors)
            + ", "
            + money(floors - total)
            + " more than "
            + whole
            + " "
            + money(total)
            + ". Maybe lower one of them or raise the total.");
  }

  static Infeasible capsBelow(String whole, long total, long caps, List<Part> parts) {
    return new Infeasible(
        Cause.CAPS_BELOW_TOTAL,
        ids(parts),
        List.of(),
        total,
        caps,
        "The caps of "
            + named(parts, Part::cap)
            + " add up to "
            + money(caps)
            + ", "
            + money(total - caps)
            + " less than "
            + whole
            + " "
            + money(total)
            + ". Maybe raise one of them or lower the total.");
  }

  static Infeasible floorAboveCap(Part part) {
    return new Infeasible(
        Cause.FLOOR_ABOVE_CAP,
        List.of(part.id()),
        List.of(),
        part.floor(),
        part.cap(),
        "The floor of "
            + part.name()
            + " is "
            + money(part.floor())
            + ", above its cap "
            + money(part.cap())
            + ". Maybe swap or change them.");
  }

  static Infeasible sumsDiffer(long rows, long columns) {
    return new Infeasible(
        Cause.SUMS_DIFFER,
        List.of(),
        List.of(),
        rows,
        columns,
        "The rows add up to "
            + money(rows)
            + " and the columns to "
            + money(columns)
            + ", "
            + money(Math.abs(rows - columns))
            + " apart. Maybe change one column by that much.");
  }

  static String money(long minorUnits) {
    return Amount.print(minorUnits, 2);
  }

  private static List<String> ids(List<Part> parts) {
    return parts.stream().map(Part::id).toList();
  }

  private static String named(List<Part> parts, ToLongFunction<Part> amount) {
    var first =
        parts.stream()
            .limit(NAMED)
            .map(part -> part.name() + " (" + money(amount.applyAsLong(part)) + ")")
            .collect(Collectors.joining(", "));
    int others = parts.size() - NAMED;
    return others > 0 ? first + " and " + others + " more" : first;
  }
}
