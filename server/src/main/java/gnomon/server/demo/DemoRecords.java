package gnomon.server.demo;

import gnomon.server.activity.Activity;
import gnomon.server.customer.Customer;
import gnomon.server.demo.Business.Good;
import gnomon.server.demo.DayBook.Contact;
import gnomon.server.demo.DayBook.Payment;
import gnomon.server.demo.DayBook.Purchase;
import gnomon.server.demo.DealCase.Hold;
import gnomon.server.demo.DealCase.Stay;
import gnomon.server.pipeline.Blocker;
import gnomon.server.pipeline.Circumstances;
import gnomon.server.pipeline.Deal;
import gnomon.server.pipeline.Order;
import gnomon.server.pipeline.Product;
import gnomon.server.pipeline.Receipt;
import gnomon.server.pipeline.Visit;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the process knows, as the records of the product, with the ids under which they are stored.
 */
final class DemoRecords {

  final Map<String, Long> clients = new HashMap<>();
  final Map<String, Long> deals = new HashMap<>();
  final Map<String, Long> orders = new HashMap<>();
  private Map<String, Long> people = Map.of();
  private final Map<String, Product> products = new HashMap<>();
  private Circumstances circumstances;

  DemoRecords(List<Product> catalogue, Map<String, Long> people, Circumstances circumstances) {
    catalogue.forEach(product -> products.put(product.key(), product));
    this.people = people;
    this.circumstances = circumstances;
  }

  /** After people came or went. */
  void renew(Map<String, Long> newPeople, Circumstances newCircumstances) {
    people = newPeople;
    circumstances = newCircumstances;
  }

  Circumstances circumstances() {
    return circumstances;
  }

  long person(Employee who) {
    return Objects.requireNonNull(people.get(who.key()), who.key());
  }

  long unit(Employee who, LocalDate day) {
    return circumstances.unitOf(person(who), day);
  }

  Product product(Good good) {
    return Objects.requireNonNull(products.get(good.key()), good.key());
  }

  private long client(Client client) {
    return Objects.requireNonNull(clients.get(client.key), client.key);
  }

  Customer customer(Client client, Employee owner, LocalDate day) {
    Long id = clients.get(client.key);
    return new Customer(
        id == null ? 0 : id,
        client.key,
        client.name,
        client.trade.industry(),
        client.team.regionName(),
        client.tier,
        null,
        person(owner),
        unit(owner, day),
        client.attributes,
        client.firstOrder,
        client.since);
  }

  Deal deal(DealCase deal) {
    Long id = deals.get(deal.key);
    return new Deal(
        id == null ? 0 : id,
        deal.key,
        deal.name(),
        client(deal.client),
        person(deal.owner),
        unit(deal.owner, deal.closed == null ? deal.opened() : deal.closed),
        product(deal.good).id(),
        deal.channel,
        deal.node(),
        state(deal),
        deal.amount,
        deal.opened(),
        deal.closed,
        deal.lossReason);
  }

  private static Deal.State state(DealCase deal) {
    if (deal.closed == null) {
      return Deal.State.OPEN;
    }
    return deal.won ? Deal.State.WON : Deal.State.LOST;
  }

  Visit visit(Deal deal, Stay stay) {
    return new Visit(deal.id(), stay.node(), stay.entered(), stay.left());
  }

  Blocker blocker(DealCase deal, Hold hold) {
    return new Blocker(
        0, dealId(deal), hold.node(), hold.reason(), hold.text(), hold.since(), hold.solved());
  }

  Activity activity(Contact contact) {
    DealCase deal = contact.deal();
    return new Activity(
        0,
        contact.key(),
        contact.what(),
        contact.day(),
        person(contact.by()),
        unit(contact.by(), contact.day()),
        deal == null ? null : dealId(deal),
        client(contact.client()),
        contact.text());
  }

  private long dealId(DealCase deal) {
    return Objects.requireNonNull(deals.get(deal.key), deal.key);
  }

  Order order(Purchase purchase) {
    return new Order(
        0,
        purchase.key(),
        client(purchase.client()),
        null,
        person(purchase.seller()),
        unit(purchase.seller(), purchase.day()),
        product(purchase.good()).id(),
        purchase.channel(),
        purchase.day(),
        purchase.amount());
  }

  Receipt receipt(Payment payment) {
    Purchase purchase = payment.purchase();
    return new Receipt(
        0,
        payment.key(),
        purchase == null ? null : order(purchase.key()),
        client(payment.client()),
        person(payment.seller()),
        unit(payment.seller(), payment.day()),
        payment.day(),
        payment.amount(),
        payment.refund());
  }

  private @Nullable Long order(String key) {
    return orders.get(key);
  }
}
