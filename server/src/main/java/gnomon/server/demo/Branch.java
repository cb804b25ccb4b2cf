package gnomon.server.demo;

import gnomon.engine.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.List;

/**
 * A slice of the company: fifteen teams. A company at scale 10 is ten of them, generated one after
 * the other, so that memory holds one.
 */
final class Branch {

  private final List<Crew> crews;
  private final List<TeamWork> teams;

  Branch(DemoOptions options, int slice, Era era, WorkingCalendar calendar) {
    long seed = options.seed();
    Seasons seasons = new Seasons(calendar);
    Storyline story = new Storyline(seed, era.quarter());
    this.crews =
        Team.ofSlice(slice).stream()
            .limit(options.teams())
            .map(team -> new Crew(seed, team, era.start()))
            .toList();
    this.teams =
        crews.stream().map(crew -> new TeamWork(seed, era.start(), crew, seasons, story)).toList();
  }

  /**
   * When the history begins and from where its changes are dated.
   *
   * @param start first day
   * @param quarter first day of the quarter in which the company was first loaded
   */
  record Era(LocalDate start, LocalDate quarter) {

    private static final int YEARS = 3;

    /** Three years up to the quarter of a day. */
    static Era upTo(LocalDate today) {
      LocalDate quarter = today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % 3);
      return new Era(quarter.minusYears(YEARS), quarter);
    }
  }

  List<Crew> crews() {
    return crews;
  }

  /** What happens on a day; the days are asked for in order. */
  void work(LocalDate day, DayBook book) {
    teams.forEach(team -> team.work(day, book));
  }
}
