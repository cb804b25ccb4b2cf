package gnomon.server.pipeline;

import gnomon.server.api.Refusal;
import gnomon.server.api.Text;
import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.database.Scope;
import gnomon.server.measure.Answer;
import gnomon.server.measure.Condition;
import gnomon.server.measure.Dimension;
import gnomon.server.measure.Measure;
import gnomon.server.measure.MeasureQuery;
import gnomon.server.measure.Measures;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Person;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The records of a deal and of a customer with its deals. */
@RestController
@RequestMapping(value = "/api", produces = "application/json")
class PipelineController {

  private static final List<String> SHOWN =
      List.of("revenue", "average_order_value", "deals_won", "win_rate", "open_pipeline");
  private static final LocalDate EVER = LocalDate.of(1970, 1, 1);

  private final Deals deals;
  private final Customers customers;
  private final Products products;
  private final Organization organization;
  private final BusinessDay day;
  private final Measures measures;
  private final List<TimelineSource> timelines;

  PipelineController(
      Deals deals,
      Customers customers,
      Products products,
      Organization organization,
      BusinessDay day,
      Measures measures,
      List<TimelineSource> timelines) {
    this.deals = deals;
    this.customers = customers;
    this.products = products;
    this.organization = organization;
    this.day = day;
    this.measures = measures;
    this.timelines = List.copyOf(timelines);
  }

  record Named(long id, String name) {}

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

  record DealLine(
      long id,
      String name,
      String node,
      String state,
      @Nullable String amount,
      boolean estimated,
      @Nullable LocalDate openedOn,
      @Nullable LocalDate closedOn) {}

  record CustomerPage(
      long id,
      String name,
      @Nullable String industry,
      @Nullable String region,
      @Nullable String owner,
      @Nullable LocalDate createdOn,
      @Nullable LocalDate firstOrderOn,
      List<MeasureLine> measures,
      List<DealLine> deals) {}

  record MeasureLine(String measure, Text name, String unit, @Nullable String value) {}

  @GetMapping("/deals/{id}")
  DealPage deal(Scope scope, @PathVariable long id, Locale locale) {
    Deal deal =
        deals
            .find(scope, id)
            .flatMap(found -> deals.asOf(scope, List.of(found), day.today()).stream().findFirst())
            .orElseThrow(() -> Refusal.absent("没有此商机。", "There is no such deal.").asException());
    Product product = productOf(scope, deal);
    Customer customer =
        deal.customerId() == null ? null : customers.find(scope, deal.customerId()).orElse(null);
    DealLine line = line(deal, product, organization.company(scope).scale());
    return new DealPage(
        deal.id(),
        deal.name(),
        customer == null ? null : new Named(customer.id(), customer.name()),
        nameOf(scope, deal.personId()).orElse(""),
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

  @GetMapping("/customers/{id}")
  CustomerPage customer(Scope scope, @PathVariable long id) {
    Customer customer =
        customers
            .find(scope, id)
            .orElseThrow(
                () -> Refusal.absent("没有此客户。", "There is no such customer.").asException());
    int scale = organization.company(scope).scale();
    List<Product> catalogue = products.all(scope);
    Long owner = customer.ownerId();
    return new CustomerPage(
        customer.id(),
        customer.name(),
        customer.industry(),
        customer.region(),
        owner == null ? null : nameOf(scope, owner).orElse(null),
        customer.createdOn(),
        customer.firstOrderOn(),
        SHOWN.stream().map(measure -> line(scope, measure, id)).toList(),
        deals.asOf(scope, deals.ofCustomers(scope, List.of(id)), day.today()).stream()
            .sorted(
                Comparator.comparing(
                    Deal::openedOn, Comparator.nullsFirst(Comparator.reverseOrder())))
            .map(deal -> line(deal, find(catalogue, deal.productId()), scale))
            .toList());
  }

  /** What the customer's facts have come to by today. */
  private MeasureLine line(Scope scope, String id, long customer) {
    Measure measure = measures.get(scope, id);
    Answer answer =
        measures.values(
            scope,
            MeasureQuery.of(id, EVER, day.today())
                .where(Condition.reference(Dimension.CUSTOMER, customer)));
    return new MeasureLine(id, measure.name(), measure.unit().code(), answer.total().value());
  }

  private Optional<String> nameOf(Scope scope, long personId) {
    return organization.people(scope).find(personId).map(Person::name);
  }

  private @Nullable Product productOf(Scope scope, Deal deal) {
    return deal.productId() == null ? null : find(products.all(scope), deal.productId());
  }

  private static @Nullable Product find(List<Product> catalogue, @Nullable Long id) {
    return catalogue.stream()
        .filter(product -> id != null && product.id() == id)
        .findFirst()
        .orElse(null);
  }

  /** A deal without an amount is shown at list price, as an estimate. */
  private static DealLine line(Deal deal, @Nullable Product product, int scale) {
    Long listPrice = product == null ? null : product.listPrice();
    Long value = deal.amount() != null ? deal.amount() : listPrice;
    return new DealLine(
        deal.id(),
        deal.name(),
        deal.node().code(),
        deal.state().code(),
        value == null ? null : BigDecimal.valueOf(value, scale).toPlainString(),
        deal.amount() == null,
        deal.openedOn(),
        deal.closedOn());
  }
}
