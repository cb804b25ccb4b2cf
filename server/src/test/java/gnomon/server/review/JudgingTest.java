package gnomon.server.review;

import static gnomon.server.ledger.FactFixture.a;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gnomon.server.ServerTest;
import gnomon.server.TestClock;
import gnomon.server.access.Account;
import gnomon.server.access.Role;
import gnomon.server.access.Viewer;
import gnomon.server.ledger.Kind;
import gnomon.server.ledger.Ledger;
import gnomon.server.ledger.Numbers;
import gnomon.server.notice.Notice;
import gnomon.server.notice.Notices;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import java.math.BigDecimal;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** R5: the system judges an item itself, by facts that came after it was done. */
@Import(TestClock.InServer.class)
class JudgingTest extends ServerTest {

  private static final int WINDOW = 90;

  @Autowired TestClock clock;
  @Autowired BusinessDay day;
  @Autowired Ledger ledger;
  @Autowired Improvements improvements;
  @Autowired Judging judging;
  @Autowired Notices notices;

  private Unit team;
  private Person anna;
  private Account annas;
  private Account boss;

  @BeforeAll
  void a_team_with_an_owner_and_a_boss() {
    Unit company = aCompany("Judge Works", "CNY");
    team = aUnit(company, Unit.Level.TEAM, "Team");
    anna = aPerson("Anna", team, Membership.Role.SELLER);
    annas = anAccount("anna", anna, Role.SELLER);
    boss = anAccount("boss", null, Role.EXECUTIVE);
  }

  @BeforeEach
  void nothing_of_other_tests_is_due() {
    improvements.list(EVERYTHING, row -> row.state() != Course.State.CLOSED).stream()
        .map(row -> page(row.id()))
        .forEach(page ->
            improvements.close(
                viewer(), page.item().id(), command(page.version()), "another test"));
  }

  private Viewer viewer() {
    return new Viewer(boss, EVERYTHING);
  }

  private Cases in(String region) {
    return new Cases(ledger, team.id(), region);
  }

  private LocalDate today() {
    return day.today();
  }

  private void days(int passed) {
    clock.pass(Duration.ofDays(passed));
  }

  private NewImprovement wish(String region, @Nullable String comparison) {
    return new NewImprovement(
        UUID.randomUUID(),
        null,
        "Better needs in " + region,
        "Ask for the budget first",
        anna.id(),
        today().plusDays(10),
        "conversion",
        Map.of("node", "needs", "region", region),
        "company",
        today().minusDays(WINDOW),
        today().minusDays(1),
        WINDOW,
        "points",
        "0.10",
        comparison == null ? null : Map.of("node", "needs", "region", comparison),
        Map.of("kind", "bottleneck", "conversion", "0.25"));
  }

  /** Baseline 25 % of 120 cases; done today. */
  private long doneItem(String region, @Nullable String comparison) {
    in(region).enter(120, 30, today().minusDays(WINDOW), WINDOW);
    if (comparison != null) {
      in(comparison).enter(400, 100, today().minusDays(WINDOW), WINDOW);
    }
    long id = improvements.create(viewer(), wish(region, comparison)).item().id();
    improvements.done(viewer(), id, command(1), null);
    return id;
  }

  private static Improvements.Command command(int version) {
    UUID id = UUID.randomUUID();
    return new Improvements.Command(id, version, Map.of("test", id));
  }

  private ItemPage page(long id) {
    return improvements.show(EVERYTHING, id);
  }

  private List<String> events(long id) {
    return page(id).history().stream().map(h -> h.round() + " " + h.event().code()).toList();
  }

  private List<Notice> told(Account account, long id) {
    return notices.inbox(account, false).notices().stream()
        .filter(notice -> notice.to().equals("/improvements/" + id))
        .toList();
  }

  @Test
  void R5_a_conversion_that_rose_enough_is_judged_effective() {
    long id = doneItem("East", null);
    LocalDate done = today();
    in("East").enter(130, 64, done.plusDays(1), WINDOW - 1);
    days(WINDOW - 1);
    judging.night();
    assertThat(page(id).item().state()).isEqualTo(Course.State.DONE);
    assertThat(page(id).soFar()).isNotNull();
    days(1);
    judging.night();
    ItemPage judged = page(id);
    assertThat(judged.item().state()).isEqualTo(Course.State.EFFECTIVE);
    ItemPage.ShownLook look = judged.judgements().getFirst();
    assertThat(look.verdict()).isEqualTo("effective");
    assertThat(look.from()).isEqualTo(done.plusDays(1));
    assertThat(look.to()).isEqualTo(done.plusDays(WINDOW - 1));
    assertThat(look.before()).isEqualTo("0.25");
    assertThat(look.after()).isEqualTo(new BigDecimal("0.492308"));
    assertThat(look.change()).isEqualTo(new BigDecimal("0.242308"));
    assertThat(look.low()).isBetween(new BigDecimal("0.142"), new BigDecimal("0.143"));
    assertThat(look.high()).isBetween(new BigDecimal("0.335"), new BigDecimal("0.336"));
    assertThat(look.casesBefore()).isEqualTo(120);
    assertThat(look.casesAfter()).isEqualTo(130);
    assertThat(look.sentence().en())
        .startsWith("Effective: 25.0% → 49.2% (120 cases and 130 cases), a change of +24.2 points")
        .contains("+10.0 points was wanted");
    assertThat(look.sentence().zh()).startsWith("有效：25.0% → 49.2%").contains("+24.2 个百分点");
    assertThat(events(id)).containsExactly("1 judged", "1 done", "1 created");
    assertThat(told(annas, id)).extracting(Notice::kind).contains(Notice.Kind.JUDGED);
    assertThat(told(boss, id)).extracting(Notice::kind).containsExactly(Notice.Kind.JUDGED);
  }

  @Test
  void R5_without_effect_it_is_opened_again_for_a_next_round() {
    long id = doneItem("West", null);
    in("West").enter(200, 44, today().plusDays(1), WINDOW - 1);
    days(WINDOW);
    judging.night();
    ItemPage again = page(id);
    assertThat(again.judgements().getFirst().verdict()).isEqualTo("no_effect");
    assertThat(again.item().state()).isEqualTo(Course.State.OPEN);
    assertThat(again.item().round()).isEqualTo(2);
    assertThat(again.item().dueOn()).isEqualTo(today().plusDays(14));
    assertThat(again.item().lastVerdict()).isEqualTo("no_effect");
    assertThat(events(id)).containsExactly("2 reopened", "1 judged", "1 done", "1 created");
    assertThat(told(annas, id)).extracting(Notice::kind).contains(Notice.Kind.REOPENED);
    improvements.done(viewer(), id, command(again.version()), null);
    in("West").enter(200, 100, today().plusDays(1), WINDOW - 1);
    days(WINDOW);
    judging.night();
    assertThat(page(id).judgements())
        .extracting(ItemPage.ShownLook::verdict)
        .containsExactly("no_effect", "effective");
  }

  @Test
  void R5_few_cases_leave_it_undecided_until_it_gets_more_time() {
    long id = doneItem("North", null);
    LocalDate done = today();
    in("North").enter(10, 4, done.plusDays(1), WINDOW - 1);
    days(WINDOW);
    judging.night();
    ItemPage waiting = page(id);
    assertThat(waiting.item().state()).isEqualTo(Course.State.UNDECIDED);
    assertThat(waiting.can().extend()).isTrue();
    improvements.extend(viewer(), id, command(waiting.version()), 2 * WINDOW);
    assertThat(page(id).item().judgeOn()).isEqualTo(done.plusDays(2 * WINDOW));
    in("North").enter(190, 96, done.plusDays(WINDOW), WINDOW);
    days(WINDOW);
    judging.night();
    ItemPage judged = page(id);
    assertThat(judged.judgements())
        .extracting(ItemPage.ShownLook::verdict)
        .containsExactly("undecided", "effective");
    assertThat(judged.judgements().getLast().casesAfter()).isGreaterThan(190);
    assertThat(events(id)).contains("1 extended");
  }

  @Test
  void R5_an_effective_item_that_falls_back_is_opened_again() {
    long id = doneItem("Centre", null);
    in("Centre").enter(200, 100, today().plusDays(1), WINDOW - 1);
    days(WINDOW);
    judging.night();
    assertThat(page(id).item().state()).isEqualTo(Course.State.EFFECTIVE);
    LocalDate first = today();
    in("Centre").enter(200, 48, first, WINDOW);
    days(WINDOW);
    judging.night();
    ItemPage relapsed = page(id);
    assertThat(relapsed.item().state()).isEqualTo(Course.State.OPEN);
    assertThat(relapsed.item().round()).isEqualTo(2);
    assertThat(relapsed.judgements().getLast().from()).isEqualTo(first);
    assertThat(events(id)).startsWith("2 reopened", "1 relapsed", "1 judged");
  }

  @Test
  void R5_an_effective_item_that_holds_is_not_looked_at_again() {
    long id = doneItem("Coast", null);
    in("Coast").enter(400, 200, today().plusDays(1), 2 * WINDOW);
    days(WINDOW);
    judging.night();
    days(WINDOW);
    judging.night();
    assertThat(page(id).judgements())
        .extracting(ItemPage.ShownLook::verdict)
        .containsExactly("effective", "effective");
    assertThat(page(id).item().judgeOn()).isNull();
  }

  @Test
  void R5_what_the_comparison_group_gained_as_well_is_no_effect_of_the_item() {
    long id = doneItem("South", "South compared");
    in("South").enter(400, 160, today().plusDays(1), WINDOW - 1);
    in("South compared").enter(400, 160, today().plusDays(1), WINDOW - 1);
    days(WINDOW);
    judging.night();
    ItemPage.ShownLook look = page(id).judgements().getFirst();
    assertThat(look.comparisonChange()).isEqualTo("0.15");
    assertThat(look.change()).isEqualTo("0");
    assertThat(look.verdict()).isNotEqualTo("effective");
    assertThat(look.sentence().en()).contains("the comparison group moved by +15.0 points");
  }

  @Test
  void R5_cases_that_are_still_open_are_left_out_and_counted() {
    long id = doneItem("Hills", null);
    in("Hills").enter(130, 64, today().plusDays(1), WINDOW - 1).stayOpen(12, today().plusDays(80));
    days(WINDOW);
    judging.night();
    ItemPage.ShownLook look = page(id).judgements().getFirst();
    assertThat(look.casesAfter()).isEqualTo(130);
    assertThat(look.immature()).isEqualTo(12);
    assertThat(look.sentence().en()).contains("12 cases are still open and left out");
  }

  @Test
  void R5_counts_are_judged_by_working_weeks() {
    LocalDate start = today();
    visits(start.minusDays(140), 140, 3);
    NewImprovement wish =
        new NewImprovement(
            UUID.randomUUID(),
            null,
            "More visits",
            null,
            anna.id(),
            start,
            "visits",
            Map.of(),
            "person:" + anna.id(),
            start.minusDays(140),
            start.minusDays(1),
            84,
            "relative",
            "0.30",
            null,
            null);
    long id = improvements.create(viewer(), wish).item().id();
    improvements.done(viewer(), id, command(1), null);
    visits(start.plusDays(1), 84, 5);
    days(84);
    judging.night();
    ItemPage.ShownLook look = page(id).judgements().getFirst();
    assertThat(look.verdict()).isEqualTo("effective");
    assertThat(look.casesAfter()).isLessThanOrEqualTo(11);
    assertThat(look.sentence().en()).contains("a week").contains("working weeks");
  }

  /** So many each working day, with one more every third day. */
  private void visits(LocalDate from, int days, int each) {
    for (int i = 0; i < days; i++) {
      if (!organization.structure(EVERYTHING).calendar().isWorkingDay(from.plusDays(i))) {
        continue;
      }
      for (int n = 0; n < each + (i % 3 == 0 ? 1 : 0); n++) {
        ledger.post(
            EVERYTHING,
            List.of(
                a(Kind.VISIT).on(from.plusDays(i).toString()).in(team.id()).by(anna.id()).entry()));
      }
    }
  }

  @Test
  void R5_durations_are_judged_by_their_mean_and_have_to_fall() {
    LocalDate start = today();
    stays(start.minusDays(WINDOW), WINDOW, 10);
    NewImprovement wish =
        new NewImprovement(
            UUID.randomUUID(),
            null,
            "Shorter stays",
            null,
            anna.id(),
            start,
            "dwell",
            Map.of("node", "objections"),
            "company",
            start.minusDays(WINDOW),
            start.minusDays(1),
            WINDOW,
            "relative",
            "0.30",
            null,
            null);
    long id = improvements.create(viewer(), wish).item().id();
    improvements.done(viewer(), id, command(1), null);
    stays(start.plusDays(1), WINDOW - 1, 5);
    days(WINDOW);
    judging.night();
    ItemPage.ShownLook look = page(id).judgements().getFirst();
    assertThat(look.verdict()).isEqualTo("effective");
    assertThat(look.before()).isEqualTo("10");
    assertThat(look.after()).isEqualTo("5");
    assertThat(look.change()).isEqualTo("-0.5");
    assertThat(look.high()).isNegative();
    assertThat(look.wanted()).isEqualTo("-0.30");
    assertThat(look.sentence().en()).contains("10.0 days → 5.0 days");
  }

  /** One stay in "objections" ends each day; they take four days less, as much, and four more. */
  private void stays(LocalDate from, int days, int mean) {
    for (int i = 0; i < days - days % 3; i++) {
      int stay = mean + 4 * (i % 3 - 1);
      ledger.post(
          EVERYTHING,
          List.of(
              a(Kind.NODE_LEFT, Numbers.seconds(stay * 86_400L))
                  .on(from.plusDays(i).toString())
                  .in(team.id())
                  .inNode("objections")
                  .entry()));
    }
  }

  @Test
  void R5_a_measure_without_an_interval_is_refused_and_others_are_named() {
    NewImprovement wish = wish("Nowhere", null);
    NewImprovement other =
        new NewImprovement(
            wish.id(),
            null,
            wish.title(),
            null,
            anna.id(),
            wish.dueOn(),
            "average_order_value",
            Map.of(),
            "company",
            wish.baselineFrom(),
            wish.baselineTo(),
            WINDOW,
            "relative",
            "0.10",
            null,
            null);
    assertThatThrownBy(() -> improvements.create(viewer(), other))
        .hasMessageContaining("Average order value")
        .hasMessageContaining("Win rate")
        .hasMessageContaining("Visits");
    assertThatThrownBy(() -> improvements.create(viewer(), wish)).hasMessageContaining("no cases");
  }

  @Test
  void the_same_night_twice_judges_and_tells_once() {
    long id = doneItem("Lake", null);
    in("Lake").enter(130, 64, today().plusDays(1), WINDOW - 1);
    days(WINDOW);
    assertThat(judging.night()).isGreaterThanOrEqualTo(1);
    assertThat(judging.night()).isZero();
    assertOnce(id);
  }

  private void assertOnce(long id) {
    assertThat(page(id).judgements()).hasSize(1);
    assertThat(events(id)).containsOnlyOnce("1 judged");
    assertThat(told(annas, id)).extracting(Notice::kind).containsOnlyOnce(Notice.Kind.JUDGED);
  }

  @Test
  void the_night_begins_by_itself_at_start_up_and_when_the_day_has_moved_on() {
    long id = doneItem("Marsh", null);
    in("Marsh").enter(130, 64, today().plusDays(1), WINDOW - 1);
    Nights nights = new Nights(judging, day, organization, clock, new ReviewSettings(true));
    nights.turn();
    assertThat(page(id).item().state()).isEqualTo(Course.State.DONE);
    days(WINDOW);
    new Nights(judging, day, organization, clock, new ReviewSettings(false)).turn();
    assertThat(page(id).item().state()).isEqualTo(Course.State.DONE);
    nights.turn();
    assertThat(page(id).item().state()).isEqualTo(Course.State.EFFECTIVE);
  }

  @Test
  void two_servers_in_one_night_judge_once() throws Exception {
    long id = doneItem("River", null);
    in("River").enter(130, 64, today().plusDays(1), WINDOW - 1);
    days(WINDOW);
    CompletableFuture<Integer> one = CompletableFuture.supplyAsync(judging::night);
    CompletableFuture<Integer> other = CompletableFuture.supplyAsync(judging::night);
    assertThat(one.get(30, TimeUnit.SECONDS) + other.get(30, TimeUnit.SECONDS)).isEqualTo(1);
    assertOnce(id);
  }

  @Test
  void a_night_that_is_killed_between_judgement_and_notice_leaves_nothing_half() throws Exception {
    long id = doneItem("Delta", null);
    in("Delta").enter(130, 64, today().plusDays(1), WINDOW - 1);
    days(WINDOW);
    CompletableFuture<Integer> night = killedAtTheNotice();
    assertThat(night.get(30, TimeUnit.SECONDS)).isZero();
    assertThat(page(id).item().state()).isEqualTo(Course.State.DONE);
    assertThat(page(id).judgements()).isEmpty();
    assertThat(events(id)).containsExactly("1 done", "1 created");
    assertThat(judging.night()).isEqualTo(1);
    assertOnce(id);
  }

  /** Holds the notices so that the night has to wait there, and then ends its connection. */
  private CompletableFuture<Integer> killedAtTheNotice() {
    return owner()
        .work(connection -> {
          connection.setAutoCommit(false);
          try (Statement statement = connection.createStatement()) {
            statement.execute("lock table notice_notice in exclusive mode");
            CompletableFuture<Integer> night = CompletableFuture.supplyAsync(judging::night);
            while (!waiting(statement)) {
              Thread.onSpinWait();
            }
            connection.rollback();
            return night;
          }
        });
  }

  private static boolean waiting(Statement statement) throws java.sql.SQLException {
    try (var killed =
        statement.executeQuery(
            "select pg_terminate_backend(pid) from pg_locks where not granted"
                + " and relation = 'notice_notice'::regclass")) {
      return killed.next();
    }
  }

  @Test
  void what_is_due_is_told_once_before_and_once_after_the_day() {
    in("Dunes").enter(120, 30, today().minusDays(WINDOW), WINDOW);
    long id = improvements.create(viewer(), wish("Dunes", null)).item().id();
    judging.night();
    assertThat(told(annas, id)).extracting(Notice::kind).containsExactly(Notice.Kind.ASSIGNED);
    days(8);
    judging.night();
    judging.night();
    days(3);
    judging.night();
    judging.night();
    assertThat(told(annas, id))
        .extracting(Notice::kind)
        .containsExactly(Notice.Kind.OVERDUE, Notice.Kind.DUE_SOON, Notice.Kind.ASSIGNED);
    assertThat(page(id).item().overdue()).isTrue();
  }
}
