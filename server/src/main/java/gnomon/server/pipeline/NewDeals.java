package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import gnomon.server.access.Viewer;
import gnomon.server.api.Refusal;
import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Organization;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Opens deals. */
@Service
public class NewDeals {

  private static final Scope SYSTEM = Scope.system();

  /** The source of what was made here, as imports have theirs. */
  private static final String HERE = "gnomon/";

  private final Database database;
  private final Commands commands;
  private final DealBook book;
  private final DealRepository deals;
  private final VisitRepository visits;
  private final Customers customers;
  private final Products products;
  private final Owners owners;
  private final Organization organization;
  private final BusinessDay day;

  NewDeals(
      Database database,
      Commands commands,
      DealBook book,
      DealRepository deals,
      VisitRepository visits,
      Customers customers,
      Products products,
      Owners owners,
      Organization organization,
      BusinessDay day) {
    this.database = database;
    this.commands = commands;
    this.book = book;
    this.deals = deals;
    this.visits = visits;
    this.customers = customers;
    this.products = products;
    this.owners = owners;
    this.organization = organization;
    this.day = day;
  }

  /**
   * A deal that someone wants to open.
   *
   * @param id made by the client
   * @param name by default the customer's and the product's
   * @param customerName of a customer in scope, else of a new one
   * @param amount in major units
   * @param ownerId by default whoever asks
   * @param node by default lead
   */
  public record Wish(
      @NotNull UUID id,
      @Nullable @Size(min = 1, max = 700) String name,
      @Nullable Long customerId,
      @Nullable @Size(min = 1, max = 300) String customerName,
      @Nullable Long productId,
      @Nullable @Size(max = 20) String amount,
      @Nullable @Size(min = 1, max = 100) String channel,
      @Nullable Long ownerId,
      @Nullable String node) {}

  /** Opens a deal, once for each id, and returns its number. */
  public long open(Viewer viewer, Wish wish) {
    String request = "open " + wish;
    return database.write(
        viewer.scope(),
        _ -> {
          OptionalLong made = commands.taken(wish.id(), request);
          if (made.isPresent()) {
            return made.getAsLong();
          }
          long id = openNow(viewer, wish);
          commands.made(wish.id(), id);
          deals.announce();
          return id;
        });
  }

  private long openNow(Viewer viewer, Wish wish) {
    Deal deal = deal(viewer, wish);
    long id = Objects.requireNonNull(deals.insert(List.of(deal)).get(deal.key()));
    Moment moment = book.now(deal, List.of());
    deals.sign(id, moment, viewer.account().displayName());
    Deal stored = deals.findByIds(List.of(id)).getFirst();
    visits.insert(List.of(Visit.entered(id, deal.node(), moment, null)), Map.of(id, stored));
    book.post(stored);
    return id;
  }

  private Deal deal(Viewer viewer, Wish wish) {
    Owners.Owner owner = owner(viewer, wish);
    DealEdits.requireProduct(products, wish.productId());
    Customer customer = customer(viewer, wish, owner);
    String text = wish.amount();
    long amount =
        text == null
            ? 0
            : MajorUnits.parse("amount", text, organization.company(viewer.scope()).scale());
    return new Deal(
        0,
        HERE + wish.id(),
        name(wish, customer),
        customer == null ? null : customer.id(),
        owner.person(),
        owner.unit(),
        wish.productId(),
        wish.channel(),
        node(wish),
        Deal.State.OPEN,
        amount == 0 ? null : amount,
        day.today(),
        null,
        null);
  }

  /** Sellers open deals of their own; managers and others also for their people. */
  private Owners.Owner owner(Viewer viewer, Wish wish) {
    Long me = viewer.account().personId();
    Long owner = wish.ownerId() == null ? me : wish.ownerId();
    if (owner == null) {
      throw Refusal.invalid(
              "owner_missing",
              "ownerId",
              "您的账号没有对应的人员，请选择负责人。",
              "Your account belongs to no person. Choose who looks after the deal.")
          .asException();
    }
    if (viewer.scope() instanceof Scope.Own && !owner.equals(me)) {
      throw Refusal.invalid(
              "not_yours",
              "ownerId",
              "您只能为自己新建商机；建好后可以转交。",
              "You can open deals of your own only. Maybe open it and hand it over then.")
          .asException();
    }
    return owners.require(viewer, owner, "ownerId");
  }

  private @Nullable Customer customer(Viewer viewer, Wish wish, Owners.Owner owner) {
    Long id = wish.customerId();
    if (id != null) {
      return customers
          .find(viewer.scope(), id)
          .orElseThrow(() ->
              Refusal.invalid(
                      "unknown_customer",
                      "customerId",
                      "没有编号为 %d 的客户。".formatted(id),
                      "There is no customer %d. Maybe choose one of the list.".formatted(id))
                  .asException());
    }
    String name = wish.customerName();
    if (name == null) {
      return null;
    }
    List<Customer> known = customers.byNames(viewer.scope(), List.of(name.strip()));
    return known.isEmpty() ? newCustomer(wish, name.strip(), owner) : known.getFirst();
  }

  private Customer newCustomer(Wish wish, String name, Owners.Owner owner) {
    String key = HERE + wish.id();
    customers.add(
        SYSTEM,
        List.of(
            new Customer(
                0,
                key,
                name,
                null,
                null,
                null,
                null,
                owner.person(),
                owner.unit(),
                Map.of(),
                null,
                day.today())));
    return Objects.requireNonNull(customers.byKeys(SYSTEM, List.of(key)).get(key));
  }

  private String name(Wish wish, @Nullable Customer customer) {
    String name = wish.name();
    if (name != null && !name.isBlank()) {
      return name.strip();
    }
    Long product = wish.productId();
    String made =
        Stream.of(
                customer == null ? "" : customer.name(),
                product == null ? "" : products.find(SYSTEM, product).map(Product::name).orElse(""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · "));
    if (made.isEmpty()) {
      throw Refusal.invalid(
              "name_missing", "name", "请填写商机名称，或选择客户。", "Name the deal, or choose its customer.")
          .asException();
    }
    return made;
  }

  private static Node node(Wish wish) {
    String code = wish.node();
    if (code == null) {
      return Node.LEAD;
    }
    return Node.find(code)
        .filter(node -> node != Node.AFTER_SALES)
        .orElseThrow(() -> DealMoves.unknownNode(code).asException());
  }
}
