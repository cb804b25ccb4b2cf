package gnomon.server.pipeline;

import gnomon.server.api.Refusal;
import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.database.Scope;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Person;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The record of a deal. */
@RestController
@RequestMapping(value = "/api/deals", produces = "application/json")
class DealController {

  private final Deals deals;
  private final Customers customers;
  private final Products products;
  private final Organization organization;
  private final BusinessDay day;
  private final List<TimelineSource> timelines;

  DealController(
      Deals deals,
      Customers customers,
      Products products,
      Organization organization,
      BusinessDay day,
      List<TimelineSource> timelines) {
    this.deals = deals;
    this.customers = customers;
    this.products = products;
    this.organization = organization;
    this.day = day;
    this.timelines = List.copyOf(timelines);
  }

  record Happening(LocalDate day, String kind, String text) {}

  record DealPage(
      long id,
      String name,
      @Nullable Named customer,
      String owner,
      @Nullable String product,
      String node,
      String state,
      @Nullable String amount,
      boolean estimated,
      @Nullable LocalDate openedOn,
      @Nullable LocalDate closedOn,
      List<Happening> timeline) {}

  @GetMapping("/{id}")
  DealPage deal(Scope scope, @PathVariable long id, Locale locale) {
    Deal deal =
        deals
            .find(scope, id)
            .flatMap(found -> deals.asOf(scope, List.of(found), day.today()).stream().findFirst())
            .orElseThrow(() -> Refusal.absent("没有此商机。", "There is no such deal.").asException());
    Product product = productOf(scope, deal);
    Customer customer =
        deal.customerId() == null ? null : customers.find(scope, deal.customerId()).orElse(null);
    DealLine line = DealLine.of(deal, product, organization.company(scope).scale());
    return new DealPage(
        deal.id(),
        deal.name(),
        customer == null ? null : new Named(customer.id(), customer.name()),
        organization.people(scope).find(deal.personId()).map(Person::name).orElse(""),
        product == null ? null : product.name(),
        line.node(),
        line.state(),
        line.amount(),
        line.estimated(),
        deal.openedOn(),
        deal.closedOn(),
        timeline(scope, deal, locale));
  }

  private List<Happening> timeline(Scope scope, Deal deal, Locale locale) {
    return timelines.stream()
        .flatMap(source -> source.events(scope, deal).stream())
        .filter(event -> !event.day().isAfter(day.today()))
        .sorted(Comparator.comparing(TimelineEvent::day))
        .map(event -> new Happening(event.day(), event.kind(), event.text().in(locale)))
        .toList();
  }

  private @Nullable Product productOf(Scope scope, Deal deal) {
    Long id = deal.productId();
    return products.all(scope).stream()
        .filter(product -> id != null && product.id() == id)
        .findFirst()
        .orElse(null);
  }
}
