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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The record of a customer with its figures and deals. */
@RestController
@RequestMapping(value = "/api/customers", produces = "application/json")
class CustomerController {

  private static final List<String> SHOWN =
      List.of("revenue", "average_order_value", "deals_won", "win_rate", "open_pipeline");
  private static final LocalDate EVER = LocalDate.of(1970, 1, 1);

  private final CustomerLists lists;
  private final Customers customers;
  private final Deals deals;
  private final Products products;
  private final Organization organization;
  private final BusinessDay day;
  private final Measures measures;

  CustomerController(
      CustomerLists lists,
      Customers customers,
      Deals deals,
      Products products,
      Organization organization,
      BusinessDay day,
      Measures measures) {
    this.lists = lists;
    this.customers = customers;
    this.deals = deals;
    this.products = products;
    this.organization = organization;
    this.day = day;
    this.measures = measures;
  }

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

  @GetMapping
  CustomerLists.CustomerList list(
      Scope scope,
      @RequestParam(required = false) @Nullable @Size(max = 60) String q,
      @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
    return lists.list(scope, q, page, size);
  }

  @GetMapping("/{id}")
  CustomerPage customer(Scope scope, @PathVariable long id) {
    Customer customer =
        customers
            .find(scope, id)
            .orElseThrow(
                () -> Refusal.absent("没有此客户。", "There is no such customer.").asException());
    Long owner = customer.ownerId();
    return new CustomerPage(
        customer.id(),
        customer.name(),
        customer.industry(),
        customer.region(),
        owner == null
            ? null
            : organization.people(scope).find(owner).map(Person::name).orElse(null),
        customer.createdOn(),
        customer.firstOrderOn(),
        SHOWN.stream().map(measure -> line(scope, measure, id)).toList(),
        dealsOf(scope, id));
  }

  private List<DealLine> dealsOf(Scope scope, long customer) {
    int scale = organization.company(scope).scale();
    Map<Long, Product> catalogue =
        products.all(scope).stream().collect(Collectors.toMap(Product::id, Function.identity()));
    return deals.asOf(scope, deals.ofCustomers(scope, List.of(customer)), day.today()).stream()
        .sorted(
            Comparator.comparing(Deal::openedOn, Comparator.nullsFirst(Comparator.reverseOrder())))
        .map(deal -> {
          Long product = deal.productId();
          return DealLine.of(deal, product == null ? null : catalogue.get(product), scale);
        })
        .toList();
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
}
