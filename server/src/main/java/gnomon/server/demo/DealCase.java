package gnomon.server.demo;

import gnomon.engine.pipeline.Node;
import gnomon.server.demo.Business.Good;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A deal in the process. */
final class DealCase {

  /** Something that holds the deal up at a node, until it is solved. */
  record Hold(Node node, String reason, String text, LocalDate since, @Nullable LocalDate solved) {}

  /** What brought the lead. */
  enum Occasion {
    EVERYDAY,
    MID_YEAR_SALE,
    /** The leaders of community groups are asked one by one. */
    RECRUITING
  }

  /** A stay at a node. */
  record Stay(Node node, LocalDate entered, @Nullable LocalDate left) {}

  final String key;
  final Client client;
  final Employee owner;
  final Good good;
  final String channel;
  final long amount;
  final int fit;
  final Occasion occasion;
  final Chance chance;
  final List<Stay> stays = new ArrayList<>();
  final List<Hold> holds = new ArrayList<>();

  boolean won;
  @Nullable String lossReason;
  @Nullable LocalDate closed;

  /**
   * @param amount minor units
   * @param fit criteria of the ideal customer that the lead meets, of five
   */
  DealCase(
      String key,
      Client client,
      Employee owner,
      Good good,
      String channel,
      long amount,
      int fit,
      Occasion occasion,
      Chance chance) {
    this.key = key;
    this.client = client;
    this.owner = owner;
    this.good = good;
    this.channel = channel;
    this.amount = amount;
    this.fit = fit;
    this.occasion = occasion;
    this.chance = chance;
  }

  Line line() {
    return client.team.line();
  }

  Node node() {
    return stays.getLast().node();
  }

  LocalDate opened() {
    return stays.getFirst().entered();
  }

  void enter(Node node, LocalDate day) {
    stays.add(new Stay(node, day, null));
  }

  void leave(LocalDate day) {
    Stay last = stays.removeLast();
    stays.add(new Stay(last.node(), last.entered(), day));
    holds.replaceAll(hold ->
        hold.solved() == null
            ? new Hold(hold.node(), hold.reason(), hold.text(), hold.since(), day)
            : hold);
  }

  String name() {
    return client.name + " · " + good.name();
  }
}
