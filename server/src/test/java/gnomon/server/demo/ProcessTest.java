package gnomon.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.engine.calendar.WorkingCalendar;
import gnomon.server.demo.Branch.Era;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The process alone: the same seed is the same company, whatever else happens. */
class ProcessTest {

  private static final LocalDate START = LocalDate.of(2025, 11, 1);
  private static final LocalDate END = LocalDate.of(2026, 3, 31);
  private static final Era ERA = new Era(START, LocalDate.of(2026, 1, 1));

  private static List<String> lived(long seed, boolean backwards) {
    List<Team> teams = new ArrayList<>(Team.ofSlice(0).subList(0, 6));
    if (backwards) {
      Collections.reverse(teams);
    }
    Seasons seasons = new Seasons(WorkingCalendar.china());
    List<TeamWork> work =
        teams.stream()
            .map(team ->
                new TeamWork(
                    seed,
                    START,
                    new Crew(seed, team, START),
                    seasons,
                    new Storyline(seed, ERA.quarter())))
            .toList();
    DayBook book = new DayBook();
    for (LocalDate day = START; !day.isAfter(END); day = day.plusDays(1)) {
      LocalDate today = day;
      work.forEach(team -> team.work(today, book));
    }
    return written(book);
  }

  private static List<String> written(DayBook book) {
    List<String> lines = new ArrayList<>();
    book.met.forEach(c -> lines.add(c.key + c.name + c.tier + c.size + c.firstOrder));
    book.moved.forEach(d ->
        lines.add(d.key + d.name() + d.owner.key() + d.amount + d.stays + d.holds + d.lossReason));
    book.contacts.forEach(c -> lines.add(c.key() + c.day() + c.by().key()));
    book.purchases.forEach(p -> lines.add(p.key() + p.day() + p.amount() + p.seller().key()));
    book.payments.forEach(p -> lines.add("paid " + p.key() + p.day() + p.amount()));
    book.answers.forEach(a -> lines.add("answer " + a.key() + a.day() + a.seconds()));
    book.opinions.forEach(o -> lines.add("opinion " + o.key() + o.day() + o.score() + o.theme()));
    book.expenses.forEach(e -> lines.add(e.key() + e.day() + e.amount()));
    Collections.sort(lines);
    return lines;
  }

  @Test
  void the_same_seed_is_the_same_company_in_any_order() {
    List<String> first = lived(7, false);
    assertThat(first).hasSizeGreaterThan(2_000);
    assertThat(lived(7, false)).isEqualTo(first);
    assertThat(lived(7, true)).isEqualTo(first);
  }

  @Test
  void another_seed_is_another_company() {
    assertThat(lived(8, false)).isNotEqualTo(lived(7, false));
  }

  @Test
  void nobody_works_a_deal_on_a_holiday() {
    WorkingCalendar calendar = WorkingCalendar.china();
    DayBook book = new DayBook();
    Branch branch = new Branch(DemoOptions.of(7, 1), 0, ERA, calendar);
    for (LocalDate day = START; !day.isAfter(END); day = day.plusDays(1)) {
      branch.work(day, book);
    }
    assertThat(book.moved)
        .allSatisfy(
            deal -> assertThat(deal.stays).allMatch(stay -> calendar.isWorkingDay(stay.entered())));
    assertThat(book.contacts).allMatch(contact -> calendar.isWorkingDay(contact.day()));
  }
}
