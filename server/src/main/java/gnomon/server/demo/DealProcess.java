package gnomon.server.demo;

import gnomon.engine.pipeline.Node;
import gnomon.server.activity.Activity.What;
import gnomon.server.demo.DayBook.Contact;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How a deal goes from node to node: at every node time passes, as long as the person, the line and
 * the customer take; then it goes on or is lost.
 */
final class DealProcess {

  private static final double STUCK = 0.02;
  private static final double STUCK_TIMES = 5;

  private final Seasons seasons;
  private final Storyline story;
  private final Later later;
  private final CustomerLife customers;

  DealProcess(Seasons seasons, Storyline story, Later later, CustomerLife customers) {
    this.seasons = seasons;
    this.story = story;
    this.later = later;
    this.customers = customers;
  }

  void open(DealCase deal, LocalDate day, DayBook book) {
    deal.client.openDeals++;
    enter(deal, Node.LEAD, day, book);
  }

  private void enter(DealCase deal, Node node, LocalDate day, DayBook book) {
    deal.enter(node, day);
    book.moved.add(deal);
    LocalDate end = seasons.later(day, workingDays(deal, node, day));
    contacts(deal, node, day, end);
    Holds.draw(deal, node, day, end)
        .ifPresent(hold ->
            later.on(
                hold.since(),
                page -> {
                  deal.holds.add(hold);
                  page.moved.add(deal);
                }));
    boolean goesOn = deal.chance.happens(chanceToGoOn(deal, node, day));
    later.on(end, next -> leave(deal, goesOn, end, next));
  }

  private int workingDays(DealCase deal, Node node, LocalDate day) {
    double mean =
        deal.line().dwell(node)
            * deal.owner.habits().speed()
            * story.slowness(deal, node, day)
            * (deal.client.isKnownBuyer() ? 0.9 : 1);
    double stuck = deal.chance.happens(STUCK) ? STUCK_TIMES : 1;
    return Math.min(90, deal.chance.rounded(mean * stuck * deal.chance.factor(0.5) * 0.95));
  }

  private double chanceToGoOn(DealCase deal, Node node, LocalDate day) {
    double known = deal.client.isKnownBuyer() ? 0.12 : -0.04;
    return Chance.moved(
        deal.line().conversion(node),
        deal.owner.skill(node, day) + story.help(deal, node, day) + known);
  }

  private void leave(DealCase deal, boolean goesOn, LocalDate day, DayBook book) {
    Node node = deal.node();
    deal.leave(day);
    book.moved.add(deal);
    if (goesOn && node != Node.SIGNING) {
      enter(deal, next(node), day, book);
      return;
    }
    deal.closed = day;
    deal.client.openDeals--;
    if (goesOn) {
      deal.won = true;
      deal.enter(Node.AFTER_SALES, day);
      customers.won(deal, day, book);
    } else {
      deal.lossReason = LossReasons.draw(deal, node, story.casesAreAsked(day));
      deal.client.lostInRow++;
    }
  }

  private static Node next(Node node) {
    return switch (node) {
      case LEAD -> Node.NEEDS;
      case NEEDS -> Node.PROPOSAL;
      case PROPOSAL -> Node.OBJECTIONS;
      case OBJECTIONS -> Node.SIGNING;
      case SIGNING, AFTER_SALES -> Node.AFTER_SALES;
    };
  }

  private void contacts(DealCase deal, Node node, LocalDate from, LocalDate to) {
    switch (node) {
      case LEAD -> contact(deal, What.CALL, 0.75, from, to, "首次回访，确认线索");
      case NEEDS -> {
        contact(deal, What.VISIT, 0.60, from, to, "上门了解需求");
        contact(deal, What.NEEDS_REPORT, 0.45, from, to, "提交需求分析报告");
      }
      case PROPOSAL -> contact(deal, What.VISIT, 0.65, from, to, "现场讲解方案");
      case OBJECTIONS -> contact(deal, What.CALL, 0.70, from, to, "回应客户异议");
      case SIGNING -> contact(deal, What.VISIT, 0.45, from, to, "面谈合同条款");
      case AFTER_SALES -> {}
    }
  }

  /** The leaders of groups that are worth much are mostly won by phone. */
  private static double byPhone(DealCase deal, What what) {
    boolean recruited = deal.occasion == DealCase.Occasion.RECRUITING;
    if (!recruited || what == What.CALL) {
      return 1;
    }
    return deal.client.tier.equals("A") ? 0.36 : 0.9;
  }

  private void contact(
      DealCase deal, What what, double chance, LocalDate from, LocalDate to, String text) {
    double likely = chance * deal.owner.habits().diligence() * byPhone(deal, what);
    if (!deal.chance.happens(Math.min(0.97, likely))) {
      return;
    }
    int days = (int) ChronoUnit.DAYS.between(from, to);
    LocalDate day = seasons.working(from.plusDays(deal.chance.between(0, Math.min(days, 6))));
    LocalDate on = day.isAfter(to) ? to : day;
    String key = deal.key + "-" + what.code() + "-" + deal.node().code();
    later.on(
        on,
        book -> book.contacts.add(new Contact(key, what, on, deal.owner, deal, deal.client, text)));
  }
}
