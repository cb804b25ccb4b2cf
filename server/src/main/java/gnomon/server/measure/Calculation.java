package gnomon.server.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures of a question before they are shown, in the order of its rows. */
record Calculation(
    Rows shown,
    List<Key> keys,
    Map<Key, Figure> numerators,
    Map<Key, Figure> denominators,
    boolean fromSlots) {

  List<Row> rows() {
    return keys.stream().map(this::row).toList();
  }

  private Row row(Key key) {
    return shown.row(
        key,
        numerators.getOrDefault(key, Figure.ZERO),
        isRatio() ? denominators.getOrDefault(key, Figure.ZERO) : null);
  }

  private boolean isRatio() {
    return shown.measure().denominator() != null;
  }

  /** The whole, where it is the sum of its parts; a stock adds up over people, not over time. */
  Optional<Row> sum() {
    Measure measure = shown.measure();
    boolean adds = measure.isAdditive() && !(measure.numerator() instanceof Formula.Stock);
    return adds ? Optional.of(shown.whole(total())) : Optional.empty();
  }

  private Figure total() {
    return numerators.values().stream().reduce(Figure.ZERO, Figure::plus);
  }
}
