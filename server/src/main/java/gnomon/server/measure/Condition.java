package gnomon.server.measure;

import java.util.List;

/**
 * Only facts with one of these values.
 *
 * @param ids for a reference, the numbers of what the values name; empty for words
 */
public record Condition(Dimension dimension, List<String> values, List<Long> ids) {

  public static Condition word(Dimension dimension, String value) {
    return new Condition(dimension, List.of(value), List.of());
  }

  public static Condition reference(Dimension dimension, long id) {
    return new Condition(dimension, List.of(), List.of(id));
  }
}
