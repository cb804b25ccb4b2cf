package gnomon.server.demo;

import gnomon.server.organization.BusinessDay;
import java.time.LocalDate;
import java.util.List;

/**
 * A company that goes on while it is looked at: one thing after the other of what happens today, in
 * business order. When today is over, a fixed day moves on to the next; the real one is waited for.
 */
public final class LiveDemo {

  private final List<SliceLoad> slices;
  private final BusinessDay day;

  LiveDemo(List<SliceLoad> slices, BusinessDay day) {
    this.slices = slices;
    this.day = day;
    slices.forEach(slice -> {
      if (day.isFixed() && !slice.through().isBefore(day.today())) {
        day.moveOn(slice.through().plusDays(1));
      }
    });
  }

  /**
   * Lets the next thing happen, one in each slice.
   *
   * @return false if nothing is left for today
   */
  public boolean next() {
    LocalDate today = day.today();
    boolean isOver = true;
    for (SliceLoad slice : slices) {
      if (slice.through().isBefore(today)) {
        slice.upTo(today.minusDays(1), _ -> true);
        isOver &= !slice.next(today);
      }
    }
    if (isOver && day.isFixed()) {
      day.moveOn(today.plusDays(1));
      return true;
    }
    return !isOver;
  }
}
