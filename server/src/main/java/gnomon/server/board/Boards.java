package gnomon.server.board;

import gnomon.engine.calendar.WorkingCalendar;
import gnomon.engine.measure.Amount;
import gnomon.engine.target.Phasing;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.target.Plan;
import gnomon.server.target.PlanNode;
import gnomon.server.target.PlannedPerson;
import gnomon.server.target.Targets;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts boards together, in one transaction under the viewer's scope. */
@Service
public class Boards {

  private final Database database;
  private final Frames frames;
  private final Targets targets;
  private final Facts facts;
  private final Tiles tiles;
  private final Rankings rankings;

  Boards(
      Database database,
      Frames frames,
      Targets targets,
      Facts facts,
      Tiles tiles,
      Rankings rankings) {
    this.database = database;
    this.frames = frames;
    this.targets = targets;
    this.facts = facts;
    this.tiles = tiles;
    this.rankings = rankings;
  }

  /**
   * A board.
   *
   * @param node the place; null for the widest that the viewer sees
   * @param planId a plan; null for the published one of today's fiscal year
   */
  public Board show(
      Scope scope,
      @Nullable String node,
      BoardPeriod period,
      @Nullable Long planId,
      Locale locale) {
    return database.read(scope, _ -> board(frames.of(scope, period, planId), node, locale));
  }

  private Board board(Frame frame, @Nullable String nodeText, Locale locale) {
    Plan plan = frame.plan();
    List<PlannedPerson> planned = plan == null ? List.of() : targets.people(frame.scope(), plan);
    Places places = new Places(frame, planned);
    PlanNode node = places.open(nodeText);
    Shares shares = Shares.of(frame, places, facts, node, locale);
    Dues dues = new Dues(new Phasing(frame.calendar()), plan);
    Board.Branch whole = branch(frame, dues, shares.whole());
    Course course =
        new Course(
            frame,
            dues,
            shares.whole(),
            frame.kind().isDaily() ? facts.byDay(frame, node) : Map.of());
    Board.WorkingDays workingDays = workingDays(frame);
    return new Board(
        places.place(node),
        places.path(node),
        places.selectable(node),
        plan == null ? null : shown(frame, plan),
        new Board.Span(frame.kind().code(), frame.period().print(), frame.from(), frame.to()),
        frame.today(),
        shares.asOf(),
        new Board.MeasureShown(
            frame.measure().id(), frame.measure().name(), frame.measure().unit().code()),
        frame.company().currency(),
        whole.done(),
        whole.target(),
        whole.dueByToday(),
        whole.share(),
        whole.dueShare(),
        whole.gap(),
        whole.status(),
        workingDays,
        neededPerDay(frame, dues, shares.whole(), workingDays.remaining()),
        tiles.of(frame, node),
        course.pace(),
        course.gaps(),
        shares.parts().stream().map(part -> branch(frame, dues, part)).toList(),
        heat(frame, dues, shares),
        rankings.of(frame, node, unitOf(places, node), dues));
  }

  static long unitOf(Places places, PlanNode node) {
    return switch (node) {
      case PlanNode.OfUnit unit -> unit.id();
      case PlanNode.OfPerson person -> places.unitOf(person);
    };
  }

  private static Board.PlanShown shown(Frame frame, Plan plan) {
    return new Board.PlanShown(
        plan.id(),
        plan.name(),
        plan.measure(),
        frame.measure().name(),
        plan.year(),
        plan.status().code(),
        Amount.print(plan.total(), frame.scale()));
  }

  private static Board.WorkingDays workingDays(Frame frame) {
    WorkingCalendar calendar = frame.calendar();
    int total = calendar.workingDays(frame.from(), frame.to());
    int elapsed = calendar.workingDays(frame.from(), frame.until());
    return new Board.WorkingDays(total, elapsed, total - elapsed);
  }

  private static @Nullable String neededPerDay(
      Frame frame, Dues dues, Share whole, int remainingDays) {
    if (!frame.hasPlan() || remainingDays == 0) {
      return null;
    }
    long left = dues.between(whole.planned(), frame.from(), frame.to()) - whole.doneInPeriod();
    return frame.amount(Math.ceilDiv(Math.max(left, 0), remainingDays));
  }

  static Board.Branch branch(Frame frame, Dues dues, Share share) {
    long done = share.doneInPeriod();
    long target = dues.between(share.planned(), frame.from(), frame.to());
    long due = dues.between(share.planned(), frame.from(), frame.until());
    return new Board.Branch(
        share.node(),
        share.name(),
        share.level(),
        share.lead(),
        frame.amount(done),
        frame.planned(target),
        frame.planned(due),
        Frame.ratio(done, target),
        Frame.ratio(due, target),
        frame.planned(done - due),
        Pace.of(done, due));
  }

  private static Board.Heat heat(Frame frame, Dues dues, Shares shares) {
    List<YearMonth> months = frame.yearMonths();
    List<Share> rows = shares.parts().isEmpty() ? List.of(shares.whole()) : shares.parts();
    return new Board.Heat(
        months.stream().map(YearMonth::toString).toList(),
        frame.hasPlan()
            ? rows.stream().map(row -> heatRow(frame, dues, months, row)).toList()
            : List.of());
  }

  private static Board.HeatRow heatRow(
      Frame frame, Dues dues, List<YearMonth> months, Share share) {
    long due = dues.between(share.planned(), frame.yearFrom(), frame.yearUntil());
    return new Board.HeatRow(
        share.node(),
        share.name(),
        months.stream().map(month -> heatCell(frame, dues, month, share)).toList(),
        Frame.ratio(Share.sum(share.done(), months), due));
  }

  static Board.HeatCell heatCell(Frame frame, Dues dues, YearMonth month, Share share) {
    MonthState state = MonthState.of(month, frame.today());
    long done = share.doneIn(month);
    long plan = dues.between(share.planned(), month.atDay(1), month.atEndOfMonth());
    long due =
        switch (state) {
          case PAST -> plan;
          case CURRENT -> dues.between(share.planned(), month.atDay(1), frame.today());
          case FUTURE -> 0;
        };
    return new Board.HeatCell(
        month.toString(),
        frame.amount(done),
        frame.amount(plan),
        state == MonthState.FUTURE ? null : Frame.ratio(done, due),
        Pace.of(done, due),
        state);
  }
}
