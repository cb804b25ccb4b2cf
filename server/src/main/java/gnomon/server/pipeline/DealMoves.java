package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import gnomon.server.access.Viewer;
import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Organization;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Moves deals over the nodes, wins, loses and reopens them. A move holds the deal's row first, so
 * of two people who move one deal at the same time the second is refused, with the version that
 * they have not seen.
 */
@Service
public class DealMoves {

  private final Database database;
  private final Commands commands;
  private final DealBook book;
  private final DealRepository deals;
  private final FirstOrders firstOrders;
  private final Reasons reasons;
  private final Organization organization;
  private final BusinessDay day;

  DealMoves(
      Database database,
      Commands commands,
      DealBook book,
      DealRepository deals,
      FirstOrders firstOrders,
      Reasons reasons,
      Organization organization,
      BusinessDay day) {
    this.database = database;
    this.commands = commands;
    this.book = book;
    this.deals = deals;
    this.firstOrders = firstOrders;
    this.reasons = reasons;
    this.organization = organization;
    this.day = day;
  }

  /**
   * A move that someone orders.
   *
   * @param id made by the client
   * @param version of the deal that the client has seen
   * @param to a node, or won, or lost
   * @param amount what was signed, in major units; needed to win unless the deal has an amount
   * @param reason a code of the list; needed to lose
   * @param text what there is to say about it
   */
  public record Order(
      @NotNull UUID id,
      int version,
      @NotBlank String to,
      @Nullable @Size(max = 20) String amount,
      @Nullable String reason,
      @Nullable @Size(min = 1, max = 2000) String text) {}

  /**
   * Carries an order out, once.
   *
   * @throws gnomon.server.api.Refused where the deal is not in scope, has changed meanwhile, or
   *     cannot be moved so; nothing is changed then
   */
  public void move(Viewer viewer, long id, Order order) {
    String request = "move " + order;
    database.change(
        viewer.scope(),
        _ -> {
          DealBook.Page page = book.open(id).orElseThrow(() -> DealBook.absent().asException());
          if (commands.isDone(order.id(), request, id)) {
            return;
          }
          DealBook.requireVersion(page.held(), order.version());
          Deal moved = write(viewer, page, moveOf(viewer, page.deal(), order), order.text());
          post(page.deal(), moved, () -> commands.done(order.id(), request, id));
          deals.announce();
        });
  }

  private Deal write(Viewer viewer, DealBook.Page page, Move move, @Nullable String note) {
    Deal deal = page.deal();
    List<Visit> course = page.history().course();
    MoveRules.refusal(deal, course, move, day.today())
        .ifPresent(refusal -> {
          throw refusal.asException();
        });
    Moment moment = book.now(deal, course);
    MovedDeal moved = MovedDeal.of(deal, course, move, moment, note);
    book.save(viewer, page, moved.deal(), moved.course(), moment);
    return moved.deal();
  }

  private void post(Deal before, Deal moved, Runnable done) {
    database.change(
        Scope.system(),
        _ -> {
          if (before.state() == Deal.State.WON || moved.state() == Deal.State.WON) {
            settle(moved);
          } else {
            book.post(moved);
          }
          done.run();
        });
  }

  /** A deal that is won, or no longer is, tells when its customer first ordered. */
  private void settle(Deal deal) {
    Optional<Long> moved = firstOrders.renew(deal);
    book.post(deal);
    firstOrders.restateOrders(deal);
    moved.ifPresent(firstOrders::restate);
  }

  private Move moveOf(Viewer viewer, Deal deal, Order order) {
    return switch (order.to()) {
      case "won" -> new Move.Win(amount(viewer, deal, order));
      case "lost" -> new Move.Lose(reason(viewer, order));
      default ->
          new Move.To(
              Node.find(order.to()).orElseThrow(() -> unknownNode(order.to()).asException()));
    };
  }

  private long amount(Viewer viewer, Deal deal, Order order) {
    String text = order.amount();
    if (text != null) {
      return MajorUnits.parse("amount", text, organization.company(viewer.scope()).scale());
    }
    Long known = deal.amount();
    if (known == null) {
      throw Refusal.invalid(
              "amount_missing", "amount", "赢单需要填写签约金额。", "To win a deal, say what was signed.")
          .asException();
    }
    return known;
  }

  private String reason(Viewer viewer, Order order) {
    String code = order.reason();
    if (code == null) {
      throw Refusal.invalid(
              "reason_missing", "reason", "丢单需要选择原因。", "To lose a deal, choose the reason.")
          .asException();
    }
    reasons
        .refusal(viewer.scope(), Reasons.Which.LOSS, code)
        .ifPresent(refusal -> {
          throw refusal.asException();
        });
    return code;
  }

  static Refusal unknownNode(String text) {
    String codes = Arrays.stream(Node.values()).map(Node::code).collect(Collectors.joining(", "));
    return Refusal.invalid(
        "unknown_node",
        "to",
        "没有节点“%s”。可用：%s。".formatted(text, codes),
        "There is no node \"%s\". Maybe one of %s.".formatted(text, codes));
  }
}
