package gnomon.server.measure;

import gnomon.server.api.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Which rows an answer has: one for every combination of periods and members, in order. */
record RowKeys(MeasureQuery query, Buckets buckets, Members members) {

  private static final int MOST_ROWS = 200_000;

  /** Every combination, and what the facts have beyond them, sorted in the order of {@code by}. */
  List<Key> of(Map<Key, Figure> numerators, Map<Key, Figure> denominators) {
    List<List<Optional<Object>>> combinations = new ArrayList<>(List.of(List.of()));
    List<Map<Object, Integer>> places = new ArrayList<>();
    for (Dimension dimension : query.by()) {
      if (!dimension.isTime()) {
        List<Object> all = members.of(dimension);
        combinations = extended(combinations, all);
        places.add(places(all));
      }
    }
    Set<Key> keys = new LinkedHashSet<>();
    for (int bucket = 0; bucket < buckets.all().size(); bucket++) {
      for (List<Optional<Object>> values : combinations) {
        keys.add(new Key(bucket, values));
      }
    }
    keys.addAll(numerators.keySet());
    keys.addAll(denominators.keySet());
    return keys.stream().sorted(order(places)).toList();
  }

  private Comparator<Key> order(List<Map<Object, Integer>> places) {
    Comparator<Key> order = Comparator.comparingInt(_ -> 0);
    int time = 0;
    int other = 0;
    for (Dimension dimension : query.by()) {
      if (dimension.isTime()) {
        order = order.thenComparingInt(period(time++));
      } else {
        order = order.thenComparing(member(places.get(other), other++));
      }
    }
    return order.thenComparingInt(Key::bucket);
  }

  /** Periods follow each other as they begin. */
  private ToIntFunction<Key> period(int time) {
    Map<Object, Integer> places =
        places(buckets.all().stream().<Object>map(bucket -> bucket.labels().get(time)).toList());
    return key -> places.getOrDefault(buckets.all().get(key.bucket()).labels().get(time), 0);
  }

  /** Members as they are listed, then the others by their text, then those without a value. */
  private static Comparator<Key> member(Map<Object, Integer> places, int index) {
    return Comparator.<Key>comparingInt(key ->
            key.values()
                .get(index)
                .map(value -> places.getOrDefault(value, Integer.MAX_VALUE - 1))
                .orElse(Integer.MAX_VALUE))
        .thenComparing(key -> key.values().get(index).map(Object::toString).orElse(""));
  }

  private static Map<Object, Integer> places(List<Object> all) {
    Map<Object, Integer> places = new HashMap<>();
    all.forEach(value -> places.putIfAbsent(value, places.size()));
    return places;
  }

  private List<List<Optional<Object>>> extended(
      List<List<Optional<Object>>> combinations, List<Object> all) {
    if ((long) combinations.size() * all.size() * buckets.all().size() > MOST_ROWS) {
      throw Refusal.invalid(
              "too_many_rows",
              "by",
              "结果超过 %d 行。请缩短期间或减少 by 的维度。".formatted(MOST_ROWS),
              "This would be more than %d rows. Maybe shorten the range or take a dimension out of by."
                  .formatted(MOST_ROWS))
          .asException();
    }
    List<List<Optional<Object>>> extended = new ArrayList<>();
    for (List<Optional<Object>> beginning : combinations) {
      for (Object member : all) {
        List<Optional<Object>> values = new ArrayList<>(beginning);
        values.add(Optional.of(member));
        extended.add(List.copyOf(values));
      }
    }
    return extended;
  }
}
