package gnomon.server.board;

import gnomon.engine.calendar.Grain;
import gnomon.engine.target.Phasing;
import gnomon.server.access.Watcher;
import gnomon.server.database.Database;
import gnomon.server.measure.MeasureQuery;
import gnomon.server.measure.Measures;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Company;
import gnomon.server.target.Plan;
import gnomon.server.target.PlanNode;
import gnomon.server.target.PlannedPerson;
import gnomon.server.target.Targets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Puts wallboards together from the parts of a board. What hangs on a wall is read by everyone who
 * passes, so a screen shows units and their sums; people only as far as the company's setting
 * publishes rankings: all, those of one team on that team's screen, or none.
 */
@Service
class Wallboards {

  private static final String WON = "deals_won";
  private static final int MOST_PEOPLE = 12;

  private final Database database;
  private final Frames frames;
  private final Targets targets;
  private final Facts facts;
  private final Rankings rankings;
  private final Measures measures;
  private final NewsOfWins news;
  private final BusinessDay day;
  private final Clock clock;

  Wallboards(
      Database database,
      Frames frames,
      Targets targets,
      Facts facts,
      Rankings rankings,
      Measures measures,
      NewsOfWins news,
      BusinessDay day,
      Clock clock) {
    this.database = database;
    this.frames = frames;
    this.targets = targets;
    this.facts = facts;
    this.rankings = rankings;
    this.measures = measures;
    this.news = news;
    this.day = day;
    this.clock = clock;
  }

  /**
   * A wallboard.
   *
   * @param node the place; null for the widest that the watcher sees, of a screen its unit
   */
  Wallboard show(Watcher watcher, @Nullable String node, BoardPeriod period, Locale locale) {
    return database.read(
        watcher.scope(),
        _ -> wallboard(frames.of(watcher.scope(), period, null), watcher, node, locale));
  }

  private Wallboard wallboard(
      Frame frame, Watcher watcher, @Nullable String nodeText, Locale locale) {
    Plan plan = frame.plan();
    List<PlannedPerson> planned = plan == null ? List.of() : targets.people(frame.scope(), plan);
    Places places = new Places(frame, planned);
    PlanNode node = places.open(nodeText);
    boolean naming = naming(frame, watcher, node);
    if (watcher.screen() != null && node instanceof PlanNode.OfPerson) {
      throw Places.absent(node.print()).asException();
    }
    Shares shares = Shares.of(frame, places, facts, node, locale);
    Dues dues = new Dues(new Phasing(frame.calendar()), plan);
    Board.Branch whole = Boards.branch(frame, dues, shares.whole());
    Board.Ranking ranking = rankings.of(frame, node, Boards.unitOf(places, node), dues);
    return new Wallboard(
        company(frame.company()),
        places.place(node),
        new Board.Span(frame.kind().code(), frame.period().print(), frame.from(), frame.to()),
        frame.today(),
        day.isFixed(),
        clock.instant(),
        new Board.MeasureShown(
            frame.measure().id(), frame.measure().name(), frame.measure().unit().code()),
        plan == null ? null : plan.name(),
        ChronoUnit.DAYS.between(frame.today(), frame.to()),
        whole.done(),
        whole.target(),
        whole.dueByToday(),
        whole.share(),
        whole.dueShare(),
        whole.gap(),
        whole.status(),
        today(frame, node, dues, shares.whole()),
        wonThisWeek(frame, node),
        branches(frame, dues, shares),
        frame.yearMonths().stream()
            .map(month -> Boards.heatCell(frame, dues, month, shares.whole()))
            .toList(),
        naming ? ranking.people().stream().limit(MOST_PEOPLE).toList() : List.of(),
        ranking.teams().stream().limit(MOST_PEOPLE).toList(),
        news.of(frame, node, naming, watcher.screen() == null));
  }

  /** Whether people may be named; to someone who is signed in, those in sight always. */
  private static boolean naming(Frame frame, Watcher watcher, PlanNode node) {
    if (watcher.screen() == null) {
      return true;
    }
    return switch (frame.company().rankingVisibility()) {
      case ALL -> true;
      case TEAM ->
          node instanceof PlanNode.OfUnit unit && frame.units().children(unit.id()).isEmpty();
      case NONE -> false;
    };
  }

  private static Wallboard.CompanyShown company(Company company) {
    return new Wallboard.CompanyShown(company.name(), company.currency(), company.timeZone());
  }

  private static List<Board.Branch> branches(Frame frame, Dues dues, Shares shares) {
    return shares.parts().stream()
        .filter(part -> !part.level().equals("person"))
        .filter(part -> !part.node().equals(shares.whole().node()) || hasUnits(shares))
        .map(part -> Boards.branch(frame, dues, part))
        .toList();
  }

  /** What belongs to no part is worth a line beside units, not alone. */
  private static boolean hasUnits(Shares shares) {
    return shares.parts().stream()
        .anyMatch(
            part -> !part.level().equals("person") && !part.node().equals(shares.whole().node()));
  }

  private Wallboard.Day today(Frame frame, PlanNode node, Dues dues, Share whole) {
    LocalDate today = frame.today();
    long done =
        measures
            .values(frame.scope(), Facts.query(frame, today, today).where(Facts.condition(node)))
            .total()
            .raw();
    return new Wallboard.Day(
        frame.amount(done), frame.planned(dues.between(whole.planned(), today, today)));
  }

  private @Nullable String wonThisWeek(Frame frame, PlanNode node) {
    boolean known =
        measures.catalogue(frame.scope()).stream().anyMatch(measure -> measure.id().equals(WON));
    if (!known) {
      return null;
    }
    LocalDate monday =
        Grain.WEEK
            .containing(frame.today(), frame.company().fiscalYear())
            .from(frame.company().fiscalYear());
    return measures
        .values(
            frame.scope(), MeasureQuery.of(WON, monday, frame.today()).where(Facts.condition(node)))
        .total()
        .value();
  }
}
