package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The standards that hold on one day. Of each node and line the latest one holds; where that of a
 * line says nothing, the one of all lines does.
 *
 * @param holding at most one of each node and line
 */
public record StandardsOfDay(List<Standard> holding) {

  /**
   * @param all later ones first
   */
  static StandardsOfDay of(List<Standard> all, LocalDate day) {
    List<Standard> begun = all.stream().filter(one -> !one.validFrom().isAfter(day)).toList();
    return new StandardsOfDay(
        begun.stream()
            .filter(one ->
                begun.stream().filter(other -> isSame(one, other)).findFirst().orElse(one) == one)
            .toList());
  }

  private static boolean isSame(Standard one, Standard other) {
    return one.node() == other.node() && Objects.equals(one.line(), other.line());
  }

  /** The conversion that a node should have; empty if nobody has said. */
  public Optional<BigDecimal> conversion(Node node, @Nullable String line) {
    return said(node, line, Standard::conversion);
  }

  /** The mean stay in days that a node should not exceed. */
  public Optional<BigDecimal> dwellDays(Node node, @Nullable String line) {
    return said(node, line, Standard::dwellDays);
  }

  private Optional<BigDecimal> said(
      Node node, @Nullable String line, Function<Standard, @Nullable BigDecimal> figure) {
    Optional<BigDecimal> own = ofLine(node, line, figure);
    return own.isPresent() || line == null ? own : ofLine(node, null, figure);
  }

  private Optional<BigDecimal> ofLine(
      Node node, @Nullable String line, Function<Standard, @Nullable BigDecimal> figure) {
    return holding.stream()
        .filter(one -> one.node() == node && Objects.equals(one.line(), line))
        .findFirst()
        .flatMap(one -> Optional.ofNullable(figure.apply(one)));
  }
}
