package gnomon.server.review;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Which fields of an item an edit changed, each as {@code old → new}. */
final class Changes {

  private Changes() {}

  static Map<String, String> between(Item old, Item changed) {
    Map<String, String> before = fields(old);
    Map<String, String> found = new TreeMap<>();
    fields(changed)
        .forEach((name, value) -> {
          String was = Objects.requireNonNull(before.get(name));
          if (!was.equals(value)) {
            found.put(name, was + " → " + value);
          }
        });
    return found;
  }

  private static Map<String, String> fields(Item item) {
    Aim aim = item.aim();
    Map<String, String> fields = new TreeMap<>();
    fields.put("title", item.title());
    fields.put("text", item.text());
    fields.put("ownerId", "" + item.ownerId());
    fields.put("dueOn", "" + item.course().dueOn());
    fields.put("windowDays", "" + item.course().windowDays());
    fields.put("measure", aim.measure());
    fields.put("where", "" + aim.where());
    fields.put("comparison", aim.comparison() == null ? "" : "" + aim.comparison());
    fields.put("baseline", aim.baselineFrom() + "/" + aim.baselineTo());
    fields.put(
        "wanted", aim.wanted().stripTrailingZeros().toPlainString() + " " + aim.kind().code());
    fields.put(
        "node",
        item.place().personId() == null
            ? "unit:" + item.place().unitId()
            : "person:" + item.place().personId());
    return fields;
  }
}
