package gnomon.server.board;

import gnomon.server.target.PlannedPerson;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place or a part of one: what it did and what it was planned to do.
 *
 * @param done minor units by month of the fiscal year, through today
 * @param doneInPeriod minor units in the board's period, through today
 * @param planned the planned people that it consists of
 */
record Share(
    String node,
    String name,
    String level,
    @Nullable String lead,
    Map<YearMonth, Long> done,
    long doneInPeriod,
    List<PlannedPerson> planned) {

  long doneIn(YearMonth month) {
    return done.getOrDefault(month, 0L);
  }

  static long sum(Map<YearMonth, Long> done, Collection<YearMonth> months) {
    return months.stream().mapToLong(month -> done.getOrDefault(month, 0L)).sum();
  }
}
