package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<Baselines.NodeAndLine, Standard> holding = new LinkedHashMap<>();
    for (Standard standard : all) {
      if (!standard.validFrom().isAfter(day)) {
        holding.putIfAbsent(new Baselines.NodeAndLine(standard.node(), standard.line()), standard);
      }
    }
    return new StandardsOfDay(List.copyOf(holding.values()));
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
