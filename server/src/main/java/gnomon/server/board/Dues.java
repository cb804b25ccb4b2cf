package gnomon.server.board;

import gnomon.engine.target.Phasing;
import gnomon.server.target.Plan;
import gnomon.server.target.PlannedPerson;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan makes due between days. It is rounded to minor units person by person, so the sums of
 * parts are the sum of the whole.
 */
final class Dues {

  private final Phasing phasing;
  private final List<YearMonth> months;

  Dues(Phasing phasing, @Nullable Plan plan) {
    this.phasing = phasing;
    this.months = plan == null ? List.of() : plan.months();
  }

  /** Both days inclusive; 0 when {@code to} is earlier. */
  long between(Collection<PlannedPerson> people, LocalDate from, LocalDate to) {
    long sum = 0;
    for (int month = 0; month < months.size(); month++) {
      YearMonth concerned = months.get(month);
      if (!concerned.atEndOfMonth().isBefore(from) && !concerned.atDay(1).isAfter(to)) {
        for (PlannedPerson person : people) {
          sum += phasing.between(concerned, person.months().get(month), from, to);
        }
      }
    }
    return sum;
  }
}
