package gnomon.server.pipeline;

import gnomon.server.access.Viewer;
import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.organization.Organization;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Changes what a deal is about and who looks after it. */
@Service
public class DealEdits {

  private final Database database;
  private final Commands commands;
  private final DealBook book;
  private final DealRepository deals;
  private final VisitRepository visits;
  private final BlockerRepository blockers;
  private final Products products;
  private final Owners owners;
  private final Organization organization;

  DealEdits(
      Database database,
      Commands commands,
      DealBook book,
      DealRepository deals,
      VisitRepository visits,
      BlockerRepository blockers,
      Products products,
      Owners owners,
      Organization organization) {
    this.database = database;
    this.commands = commands;
    this.book = book;
    this.deals = deals;
    this.visits = visits;
    this.blockers = blockers;
    this.products = products;
    this.owners = owners;
    this.organization = organization;
  }

  /**
   * What a deal is to be called and to be about.
   *
   * @param amount in major units; null while nobody has named one
   */
  public record Description(
      @NotNull UUID id,
      int version,
      @NotBlank @Size(max = 700) String name,
      @Nullable @Size(max = 20) String amount,
      @Nullable Long productId,
      @Nullable @Size(min = 1, max = 100) String channel) {}

  /** To whom a deal is handed over. */
  public record Handover(@NotNull UUID id, int version, @NotNull Long personId) {}

  /**
   * Describes a deal anew. What an open deal is worth then more or less goes into the open
   * pipeline; of a closed one that cannot change.
   */
  public void describe(Viewer viewer, long id, Description wish) {
    String request = "describe " + wish;
    database.change(
        viewer.scope(),
        _ -> {
          DealBook.Page page = book.open(id).orElseThrow(() -> DealBook.absent().asException());
          if (commands.isDone(wish.id(), request, id)) {
            return;
          }
          DealBook.requireVersion(page.held(), wish.version());
          Deal deal = described(viewer, page.deal(), wish);
          requireSameWorthIfClosed(page, deal);
          List<Visit> course = page.history().course();
          book.save(viewer, page, deal, course, book.now(deal, course));
          book.post(deal);
          commands.done(wish.id(), request, id);
          deals.announce();
        });
  }

  private Deal described(Viewer viewer, Deal deal, Description wish) {
    String text = wish.amount();
    Long amount =
        text == null
            ? null
            : Long.valueOf(
                MajorUnits.parse("amount", text, organization.company(viewer.scope()).scale()));
    Long product = wish.productId();
    requireProduct(products, product);
    // as in an import: a deal of which nobody knows the value is worth 0 in many systems
    boolean unknown = amount != null && amount == 0 && deal.state() != Deal.State.WON;
    return deal.described(wish.name().strip(), unknown ? null : amount, product, wish.channel());
  }

  static void requireProduct(Products products, @Nullable Long product) {
    if (product != null && products.find(Scope.system(), product).isEmpty()) {
      throw Refusal.invalid(
              "unknown_product",
              "productId",
              "没有编号为 %d 的产品。".formatted(product),
              "There is no product %d. Maybe choose one of the list.".formatted(product))
          .asException();
    }
  }

  private static void requireSameWorthIfClosed(DealBook.Page page, Deal deal) {
    Deal before = page.deal();
    boolean same =
        Objects.equals(before.amount(), deal.amount())
            && Objects.equals(before.productId(), deal.productId());
    if (before.state() != Deal.State.OPEN && !same) {
      throw Refusal.conflict(
              "closed",
              "已关闭的商机不能更改金额或产品。如需更正，请先移回某个节点。",
              "The amount and product of a closed deal stay. To correct them, move it back to a node first.")
          .asException();
    }
  }

  /**
   * Gives a deal into other hands. The record moves with all that belongs to it; what has happened
   * stays on the account of whoever did it.
   */
  public void handOver(Viewer viewer, long id, Handover wish) {
    String request = "hand over " + wish;
    database.change(
        viewer.scope(),
        _ -> {
          if (commands.isDone(wish.id(), request, id)) {
            return;
          }
          DealBook.Page page = book.open(id).orElseThrow(() -> DealBook.absent().asException());
          if (commands.isDone(wish.id(), request, id)) {
            return;
          }
          DealBook.requireVersion(page.held(), wish.version());
          Owners.Owner owner = owners.require(viewer, wish.personId(), "personId");
          handOver(viewer, page, owner);
          commands.done(wish.id(), request, id);
          deals.announce();
        });
  }

  /** Whoever gives a deal away may not write rows of the one who gets it, so the system does. */
  private void handOver(Viewer viewer, DealBook.Page page, Owners.Owner owner) {
    Deal before = page.deal();
    Deal deal = before.ownedBy(owner.person(), owner.unit());
    List<Visit> course =
        page.history().course().stream().map(visit -> visit.creditedTo(before.personId())).toList();
    database.change(
        Scope.system(),
        _ -> {
          book.save(viewer, page, deal, course, book.now(deal, course));
          visits.handOver(deal);
          blockers.handOver(deal);
          book.post(deal);
        });
  }
}
