package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import gnomon.server.Browser;
import gnomon.server.ServerTest;
import gnomon.server.access.Role;
import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.database.Scope;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Anna and Bea in the east under Max, Wim in the west, with accounts, customers and a product. */
abstract class SalesFloor extends ServerTest {

  @Autowired JsonMapper json;
  @Autowired Customers customers;
  @Autowired Products products;

  Unit eastTeam = UNKNOWN;
  Unit westTeam = UNKNOWN;
  Person annaLee = NOBODY;
  Person beaOde = NOBODY;
  Person wimLund = NOBODY;
  Person maxMoor = NOBODY;
  long acme;
  long gtx;

  private static final Unit UNKNOWN = new Unit(0, "", null, Unit.Level.TEAM, "");
  private static final Person NOBODY = new Person(0, "", "", null);

  /** A deal as a file brings it in, before it is stored. */
  static Deal aDeal(
      String name,
      Person owner,
      Unit unit,
      long customer,
      @Nullable Long product,
      Node node,
      Deal.State state,
      @Nullable Long amount,
      LocalDate opened,
      @Nullable LocalDate closed) {
    return new Deal(
        0,
        "crm/" + name,
        name,
        customer,
        owner.id(),
        unit.id(),
        product,
        "direct",
        node,
        state,
        amount,
        opened,
        closed,
        null);
  }

  @BeforeAll
  void the_sales_floor() {
    Unit company = aCompany("North Wind", "USD");
    Unit east = aUnit(company, Unit.Level.REGION, "East");
    Unit west = aUnit(company, Unit.Level.REGION, "West");
    eastTeam = aUnit(east, Unit.Level.TEAM, "East Team");
    westTeam = aUnit(west, Unit.Level.TEAM, "West Team");
    annaLee = aPerson("Anna Lee", eastTeam, Membership.Role.SELLER);
    beaOde = aPerson("Bea Ode", eastTeam, Membership.Role.SELLER);
    wimLund = aPerson("Wim Lund", westTeam, Membership.Role.SELLER);
    maxMoor = aPerson("Max Moor", eastTeam, Membership.Role.MANAGER);
    anAccount("anna", annaLee, Role.SELLER);
    anAccount("bea", beaOde, Role.SELLER);
    anAccount("wim", wimLund, Role.SELLER);
    anAccount("max", maxMoor, Role.MANAGER);
    anAccount("ada", null, Role.ADMINISTRATOR);
    anAccount("finn", null, Role.FINANCE);
    acme = aCustomer("Acme", "retail", "A", annaLee, eastTeam);
    products.add(EVERYTHING, List.of(new Product(0, "p/GTX", "GTX", "GT", 50_000L)));
    gtx = products.all(EVERYTHING).getFirst().id();
  }

  long aCustomer(String name, String industry, String tier, Person owner, Unit unit) {
    String key = "c/" + name;
    customers.add(
        EVERYTHING,
        List.of(
            new Customer(
                0,
                key,
                name,
                industry,
                null,
                tier,
                null,
                owner.id(),
                unit.id(),
                Map.of(),
                null,
                null)));
    return java.util.Objects.requireNonNull(customers.byKeys(EVERYTHING, List.of(key)).get(key))
        .id();
  }

  static String id() {
    return UUID.randomUUID().toString();
  }

  /** A JSON object in single quotes. */
  static String body(String text) {
    return text.replace('\'', '"');
  }

  JsonNode read(MockHttpServletResponse answer) {
    return json.readTree(Browser.text(answer));
  }

  JsonNode deal(Browser browser, long id) {
    return read(browser.get("/api/deals/" + id));
  }

  /** What the ledger says about a deal, without what was taken back. */
  List<String> standing(long deal, String kind) {
    return owner()
        .rows(
            "select concat_ws(' ', coalesce(node, '-'), coalesce(previous_node, '-'), amount, quantity,"
                + " estimated, unit_id) from ledger_entry e where deal_id = ? and kind = ? and sign = 1"
                + " and not exists (select from ledger_entry r where r.reverses = e.id) order by id",
            deal,
            kind)
        .stream()
        .map(List::getFirst)
        .toList();
  }

  long entries() {
    return Long.parseLong(owner().one("select count(*) from ledger_entry"));
  }

  Scope scopeOf(Person person, @Nullable Unit unit) {
    return new Scope.Own(
        person.id(), unit == null ? java.util.Set.of() : java.util.Set.of(unit.id()));
  }
}
