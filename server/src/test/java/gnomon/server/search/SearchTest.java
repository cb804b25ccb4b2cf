package gnomon.server.search;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.engine.pipeline.Node;
import gnomon.server.ServerTest;
import gnomon.server.TestDatabase;
import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.database.Scope;
import gnomon.server.database.SearchKeys;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import gnomon.server.pipeline.Deal;
import gnomon.server.pipeline.Deals;
import gnomon.server.pipeline.Product;
import gnomon.server.pipeline.Products;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

class SearchTest extends ServerTest {

  @Autowired Search search;
  @Autowired Customers customers;
  @Autowired Deals deals;
  @Autowired Products products;

  @Value("${gnomon.database.url}")
  String url = "";

  private Scope east = EVERYTHING;
  private Scope anna = EVERYTHING;

  @BeforeAll
  void a_company_with_many_customers() throws SQLException {
    Unit company = aCompany("North Wind", "USD");
    Unit eastTeam = aUnit(company, Unit.Level.TEAM, "East Team");
    Unit westTeam = aUnit(company, Unit.Level.TEAM, "West Team");
    Person annaLee = aPerson("Anna Lee", eastTeam, Membership.Role.SELLER);
    Person benOde = aPerson("Ben Ode", westTeam, Membership.Role.SELLER);
    aPerson("单田芳", westTeam, Membership.Role.SELLER);
    east = new Scope.Units(annaLee.id(), Set.of(eastTeam.id()));
    anna = new Scope.Own(annaLee.id(), Set.of(eastTeam.id()));
    customers.add(
        EVERYTHING,
        List.of(
            customer("上海远景科技", benOde, westTeam),
            customer("Kan-code East", annaLee, eastTeam),
            customer("Kan-code West", benOde, westTeam),
            customer("Shared Kan-code", benOde, westTeam)));
    products.add(EVERYTHING, List.of(new Product(0, "p/1", "GTX Plus", "GTX", 100L)));
    deals.add(
        EVERYTHING,
        List.of(deal("East Kan deal", annaLee, eastTeam), deal("West Kan deal", benOde, westTeam)));
    Random random = new Random(7);
    List<Customer> many =
        IntStream.range(0, 20_000)
            .mapToObj(i -> customer(word(random) + " " + word(random) + " " + i, benOde, westTeam))
            .toList();
    customers.add(EVERYTHING, many);
    customers.add(EVERYTHING, List.of(customer("Zebrafish Works", benOde, westTeam)));
    owner("vacuum analyze");
  }

  private static String word(Random random) {
    return random
        .ints(6, 'm', 'y' + 1)
        .mapToObj(Character::toString)
        .collect(java.util.stream.Collectors.joining());
  }

  private static Customer customer(String name, Person owner, Unit unit) {
    return new Customer(
        0,
        "c/" + name,
        name,
        "retail",
        null,
        null,
        null,
        owner.id(),
        unit.id(),
        Map.of(),
        null,
        null);
  }

  private Deal deal(String name, Person owner, Unit unit) {
    long shared =
        customers.byKeys(EVERYTHING, List.of("c/Shared Kan-code")).values().iterator().next().id();
    return new Deal(
        0,
        "d/" + name,
        name,
        shared,
        owner.id(),
        unit.id(),
        null,
        null,
        Node.NEEDS,
        Deal.State.OPEN,
        null,
        null,
        null,
        null);
  }

  private List<String> found(Scope scope, String text) {
    return search.find(scope, text).stream().map(one -> one.kind() + " " + one.name()).toList();
  }

  @Test
  void a_name_is_found_by_its_text_its_pinyin_and_its_initials() {
    assertThat(found(EVERYTHING, "远景")).containsExactly("customer 上海远景科技");
    assertThat(found(EVERYTHING, "yuanjing")).containsExactly("customer 上海远景科技");
    assertThat(found(EVERYTHING, "shyj")).containsExactly("customer 上海远景科技");
    assertThat(found(EVERYTHING, "shantian")).containsExactly("person 单田芳");
    assertThat(found(EVERYTHING, "gtx")).containsExactly("product GTX Plus");
    assertThat(found(EVERYTHING, "east team")).containsExactly("unit East Team");
  }

  @Test
  void everybody_finds_what_they_may_see_and_nothing_else() {
    assertThat(found(EVERYTHING, "zebrafish")).containsExactly("customer Zebrafish Works");
    assertThat(found(EVERYTHING, "kan"))
        .containsExactly(
            "customer Kan-code East",
            "customer Kan-code West",
            "customer Shared Kan-code",
            "deal East Kan deal",
            "deal West Kan deal");
    List<String> hers =
        List.of("customer Kan-code East", "customer Shared Kan-code", "deal East Kan deal");
    assertThat(found(east, "kan")).isEqualTo(hers);
    assertThat(found(anna, "kan")).isEqualTo(hers);
    assertThat(found(anna, "zebrafish")).isEmpty();
  }

  @Test
  void strange_queries_find_nothing_and_break_nothing() {
    for (String text : List.of("", " ", "%", "'", "kan%", "x".repeat(500), "{}", "\\")) {
      assertThat(found(EVERYTHING, text)).as(text).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gnomon_all", "gnomon_units", "gnomon_own"})
  void the_index_is_used_under_every_role(String role) throws SQLException {
    String keys = String.join("','", SearchKeys.query("zebrafish"));
    String plan =
        owner(
            "load 'auto_explain'",
            "set auto_explain.log_min_duration = 0",
            "set auto_explain.log_nested_statements = on",
            "set client_min_messages = log",
            "select set_config('gnomon.units', '{1}', false), set_config('gnomon.person', '1', false)",
            "set role " + role,
            "select * from search_by_name('customer', array['" + keys + "'], 10)");
    assertThat(plan).contains("Bitmap Index Scan on customer_customer_search");
  }

  /** Runs statements as the schema's owner and returns what the server logged. */
  private String owner(String... statements) throws SQLException {
    List<String> messages = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(url, TestDatabase.owner(), TestDatabase.password());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
        for (SQLWarning log = statement.getWarnings(); log != null; log = log.getNextWarning()) {
          messages.add(log.getMessage());
        }
        statement.clearWarnings();
      }
    }
    return String.join("\n", messages);
  }
}
