package gnomon.server.demo;

import gnomon.server.demo.Business.Trade;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer in the process: what does not change about it, and how it stands with the company. */
final class Client {

  final String key;
  final String name;
  final Team team;
  final Trade trade;
  final String tier;
  final int seat;
  final double size;
  final double mood;
  final @Nullable LocalDate since;
  final Map<String, String> attributes;

  @Nullable LocalDate firstOrder;
  boolean buying;
  int openDeals;
  int lostInRow;
  int orders;
  double waitedHours;

  /**
   * @param since day on which it became known; null for those from before the beginning
   */
  private Client(
      String key,
      String name,
      Team team,
      Trade trade,
      String tier,
      int seat,
      double size,
      double mood,
      @Nullable LocalDate since,
      Map<String, String> attributes) {
    this.key = key;
    this.name = name;
    this.team = team;
    this.trade = trade;
    this.tier = tier;
    this.seat = seat;
    this.size = size;
    this.mood = mood;
    this.since = since;
    this.attributes = attributes;
  }

  /** A customer of a trade, with everything that chance gives it. */
  static Client of(long seed, String key, Team team, Trade trade, @Nullable LocalDate since) {
    Chance chance = Chance.of(seed, "client/" + key);
    int tier =
        chance.weighted(List.of(trade.a(), trade.b(), Math.max(0, 1 - trade.a() - trade.b())));
    String name = ChineseNames.firm(chance, team.region(), trade.suffix());
    double size = chance.factor(0.22) * SIZES.get(tier);
    int seat = chance.between(0, team.seats() - 1);
    return new Client(
        key,
        name,
        team,
        trade,
        TIERS.get(tier),
        seat,
        size,
        chance.normal(),
        since,
        attributes(chance, team.line(), tier));
  }

  private static final List<String> TIERS = List.of("A", "B", "C");
  private static final List<Double> SIZES = List.of(1.25, 1.0, 0.7);

  /** Hospitals tell what they may spend: an A hospital's budget grows by a fifth in three years. */
  private static Map<String, String> attributes(Chance chance, Line line, int tier) {
    if (line != Line.MEDICAL) {
      return Map.of();
    }
    int growth = tier == 0 ? chance.between(20, 32) : tier == 1 ? chance.between(0, 9) : 0;
    return Map.of("budget_growth_3y", "0." + (growth < 10 ? "0" : "") + growth);
  }

  boolean isKnownBuyer() {
    return firstOrder != null;
  }

  boolean isNew(LocalDate day) {
    return firstOrder == null || day.isBefore(firstOrder.plusDays(90));
  }

  void ordered(LocalDate day) {
    orders++;
    if (firstOrder == null) {
      firstOrder = day;
    }
  }
}
