package gnomon.server.demo;

import gnomon.engine.pipeline.Node;
import java.time.LocalDate;
import java.time.Month;

/**
 * What is going on around the teams, and from when: the causes, never the figures. Changes are
 * dated from the beginning of the quarter in which the company was first loaded.
 *
 * @see #docs docs/demo-company.md says what of it is found where
 */
final class Storyline {

  /** Why new customers take longer than they did; the seed decides. */
  enum Slowdown {
    /** The partners bring customers who fit less. */
    PARTNER_FIT,
    /** Leads from advertising wait before anyone calls. */
    ONLINE_WAIT,
    /** Everything takes longer everywhere. */
    EVERYWHERE
  }

  private static final double FITTING = 0.80;
  private static final double FITTING_LESS = 0.60;
  private static final double SCRIPT = 0.84;
  private static final double SALE = 0.75;
  private static final double WILLING = 1.5;
  private static final double FOLLOW_UP = 0.55;

  private final LocalDate quarter;
  private final Slowdown slowdown;

  /**
   * @param quarter first day of the quarter in which the company was first loaded
   */
  Storyline(long seed, LocalDate quarter) {
    this.quarter = quarter;
    this.slowdown = Slowdown.values()[(int) Math.floorMod(seed - 1, 3L)];
  }

  /** It begins six weeks before the last complete quarter; what closes in that quarter shows it. */
  private boolean isSlow(LocalDate day) {
    return !day.isBefore(quarter.minusMonths(4).minusDays(12));
  }

  /** Chance that a lead meets a criterion of the ideal customer. */
  double fitting(String channel, LocalDate day) {
    return slowdown == Slowdown.PARTNER_FIT && channel.equals(Business.PARTNERS) && isSlow(day)
        ? FITTING_LESS
        : FITTING;
  }

  /** The partners make up for quality by number. */
  double reach(String channel, LocalDate day) {
    return slowdown == Slowdown.PARTNER_FIT && channel.equals(Business.PARTNERS) && isSlow(day)
        ? 1.7
        : 1;
  }

  /** Factor on the time at a node. */
  double slowness(DealCase deal, Node node, LocalDate day) {
    double slow = fitSlowness(deal, node) * decisionChain(deal, node);
    if (!isSlow(deal.opened()) || !deal.client.isNew(day)) {
      return slow;
    }
    return switch (slowdown) {
      case PARTNER_FIT -> slow;
      case ONLINE_WAIT ->
          deal.channel.equals(Business.ONLINE) && node == Node.LEAD ? slow * 11 : slow;
      case EVERYWHERE -> node.isAfter(Node.PROPOSAL) ? slow : slow * 1.6;
    };
  }

  /** Whoever hardly fits needs long until needs and proposal meet. */
  private static double fitSlowness(DealCase deal, Node node) {
    if (node.isAfter(Node.PROPOSAL)) {
      return 1;
    }
    return Math.min(9, 0.672 * StrictMath.exp(4.6 * (0.8 - deal.fit / 5.0)));
  }

  /** In the north many sign a contract for software, and each has objections. */
  private static double decisionChain(DealCase deal, Node node) {
    boolean north = deal.client.team.regionName().equals("华北");
    return north && deal.line() == Line.SOFTWARE && node == Node.OBJECTIONS ? 4.5 : 1;
  }

  /** Log-odds on the chance to go on from a node. */
  double help(DealCase deal, Node node, LocalDate day) {
    double help = 0.5 * (deal.fit / 5.0 - 0.8);
    if (node == Node.PROPOSAL && deal.owner.script()) {
      help += SCRIPT;
    }
    help +=
        switch (deal.occasion) {
          case EVERYDAY -> 0;
          case MID_YEAR_SALE -> SALE;
          case RECRUITING -> deal.client.tier.equals("A") ? WILLING : -0.6;
        };
    if (node == Node.LEAD && deal.line() == Line.CONSUMER) {
      help += isFollowedUp(day) ? 0.25 : 0.25 - FOLLOW_UP;
    }
    return help;
  }

  /** For a year the consumer team of the east has asked the leaders of community groups to sell. */
  double recruits(Team team, LocalDate day) {
    boolean asks = team.number() == 0 && !day.isBefore(quarter.minusMonths(13));
    return asks ? 2.7 : 0;
  }

  /** For half a year the consumer line has called every lead within a day. */
  private boolean isFollowedUp(LocalDate day) {
    return !day.isBefore(quarter.minusMonths(7));
  }

  /** Whether a rival's case book makes customers ask for cases of their trade. */
  boolean casesAreAsked(LocalDate day) {
    int year =
        quarter.getMonth().compareTo(Month.JULY) >= 0 ? quarter.getYear() : quarter.getYear() - 1;
    return day.getYear() == year && day.getMonthValue() >= 4 && day.getMonthValue() <= 6;
  }

  /** Since when the service of a line has not been staffed up with its customers. */
  boolean isServiceFrozen(Line line, LocalDate day) {
    return line == Line.CHARGING && !day.isBefore(quarter.minusMonths(12));
  }
}
