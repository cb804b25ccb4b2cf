package gnomon.server.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What is due on days to come. */
final class Later {

  private final TreeMap<LocalDate, List<Consumer<DayBook>>> due = new TreeMap<>();

  void on(LocalDate day, Consumer<DayBook> step) {
    due.computeIfAbsent(day, _ -> new ArrayList<>()).add(step);
  }

  /** Does everything that is due on a day, also what that makes due on the same day. */
  void happen(LocalDate day, DayBook book) {
    while (due.containsKey(day)) {
      List<Consumer<DayBook>> steps = due.remove(day);
      if (steps != null) {
        steps.forEach(step -> step.accept(book));
      }
    }
  }
}
