package gnomon.server;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.server.access.Role;
import gnomon.server.database.SearchKeys;
import gnomon.server.ledger.FactFixture;
import gnomon.server.ledger.Kind;
import gnomon.server.ledger.Ledger;
import gnomon.server.ledger.Numbers;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * S1: nothing of the other side shows in any answer. Ruby and Rita sell in the red team, which Rosa
 * manages; Ben sells in the blue team. Each has a customer, a deal and an order, whose names and
 * amounts are found nowhere else.
 */
class LeakTest extends ServerTest {

  private static final String RUBY = "12345.67";
  private static final String RITA = "55555.55";
  private static final String BEN = "77777.77";
  private static final List<String> SPLITS =
      List.of("", "person", "team", "region,product_line", "customer", "month", "unit,node", "day");

  @Autowired Ledger ledger;

  private final Map<String, Long> people = new LinkedHashMap<>();
  private final Map<String, Long> customers = new LinkedHashMap<>();
  private final Map<String, Long> deals = new LinkedHashMap<>();
  private long red;
  private long blue;
  private long plan;

  @BeforeAll
  void two_teams_with_a_deal_for_each_seller() {
    Unit company = aCompany("Leak Works", "USD");
    Unit redTeam = aUnit(aUnit(company, Unit.Level.REGION, "South"), Unit.Level.TEAM, "Red");
    Unit blueTeam = aUnit(aUnit(company, Unit.Level.REGION, "North"), Unit.Level.TEAM, "Blue");
    red = redTeam.id();
    blue = blueTeam.id();
    Person rosa = aPerson("Rosa", redTeam, Membership.Role.MANAGER);
    Person ruby = aSeller("Ruby", redTeam, RUBY);
    aSeller("Rita", redTeam, RITA);
    aSeller("Ben", blueTeam, BEN);
    anAccount("rosa", rosa, Role.MANAGER);
    anAccount("ruby", ruby, Role.SELLER);
    anAccount("ada", null, Role.ADMINISTRATOR);
    follower.follow();
    plan = aPublishedPlan();
  }

  private Person aSeller(String name, Unit team, String amount) {
    Person person = aPerson(name, team, Membership.Role.SELLER);
    String customer = "Hidden " + name + " Lagoon";
    String deal = customer + " Turbo";
    long minor = new BigDecimal(amount).movePointRight(2).longValueExact();
    customers.put(name, aCustomer(customer, person, team));
    long customerId = of(customers, name);
    deals.put(name, aDeal(deal, customerId, person, team, minor));
    people.put(name, person.id());
    for (FactFixture fact :
        List.of(
            FactFixture.signed(minor).key("fact:order-" + name),
            FactFixture.a(Kind.PAID, Numbers.amount(minor)),
            FactFixture.a(Kind.DEAL_WON, new Numbers(minor, 1, 86_400L, null, false)),
            FactFixture.a(Kind.PIPELINE_CHANGED, new Numbers(minor, 1, null, null, false)))) {
      ledger.post(
          EVERYTHING,
          List.of(
              fact.in(team.id())
                  .by(person.id())
                  .forCustomer(customerId)
                  .inDeal(of(deals, name))
                  .entry()));
    }
    return person;
  }

  private static long of(Map<String, Long> ids, String name) {
    return java.util.Objects.requireNonNull(ids.get(name));
  }

  private long aCustomer(String name, Person owner, Unit unit) {
    return Long.parseLong(
        owner()
            .one(
                "insert into customer_customer (key, name, owner_id, unit_id, search_keys)"
                    + " values (?, ?, ?, ?, string_to_array(?, '|')) returning id",
                name,
                name,
                owner.id(),
                unit.id(),
                String.join("|", SearchKeys.of(name))));
  }

  private long aDeal(String name, long customer, Person owner, Unit unit, long amount) {
    return Long.parseLong(
        owner()
            .one(
                "insert into pipeline_deal (key, name, customer_id, person_id, unit_id, node, state,"
                    + " amount, opened_on, search_keys) values (?, ?, ?, ?, ?, 'proposal', 'open', ?,"
                    + " '2017-02-01', string_to_array(?, '|')) returning id",
                name,
                name,
                customer,
                owner.id(),
                unit.id(),
                amount,
                String.join("|", SearchKeys.of(name))));
  }

  private long aPublishedPlan() {
    Browser ada = browserOf("ada");
    String made =
        Browser.text(
            ada.post(
                "/api/plans",
                """
                {"id":"7b7ad6b4-3b62-4d4b-8a5c-000000000001","name":"Year","measure":"revenue",
                 "year":2017,"total":"120000.00","grain":"1.00","weights":{"equal":true}}\
                """));
    String id = made.replaceFirst("(?s).*?\"id\":(\\d+).*", "$1");
    MockHttpServletResponse published =
        ada.post(
            "/api/plans/" + id + "/publish",
            "{\"id\":\"7b7ad6b4-3b62-4d4b-8a5c-000000000002\",\"version\":1}");
    assertThat(published.getStatus()).as(made + Browser.text(published)).isEqualTo(200);
    return Long.parseLong(id);
  }

  @BeforeEach
  void nothing_is_published() {
    ranking("none");
  }

  private void ranking(String visibility) {
    owner().execute("update organization_company set ranking_visibility = ?", visibility);
  }

  /** Every sum that has a part in it which is not the viewer's, as it would be printed. */
  private static List<String> sumsWith(List<String> hidden, List<String> own) {
    List<String> all = Stream.concat(hidden.stream(), own.stream()).toList();
    List<String> found = new ArrayList<>();
    for (int mask = 0; mask < 1 << all.size(); mask++) {
      BigDecimal sum = BigDecimal.ZERO;
      boolean foreign = false;
      for (int i = 0; i < all.size(); i++) {
        if ((mask >> i & 1) == 1) {
          sum = sum.add(new BigDecimal(all.get(i)));
          foreign |= i < hidden.size();
        }
      }
      if (foreign) {
        found.add(sum.toPlainString());
      }
    }
    return found;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private List<String> measurePaths() {
    List<String> wheres =
        Stream.of(
                "",
                "person:Ben",
                "person:Rita",
                "team:Blue",
                "region:North",
                "person_id:" + of(people, "Ben"),
                "customer_id:" + of(customers, "Ben"))
            .map(where -> where.isEmpty() ? "" : "&where=" + encoded(where))
            .toList();
    List<String> paths = new ArrayList<>();
    for (String measure :
        owner().rows("select id from measure_definition").stream().map(List::getFirst).toList()) {
      for (String by : SPLITS) {
        for (String where : wheres) {
          String known = paths.size() % 5 == 0 ? "&known=2099-01-01" : "";
          paths.add(
              "/api/measures/%s/values?from=2017-01-01&to=2017-12-31%s%s%s"
                  .formatted(measure, by.isEmpty() ? "" : "&by=" + by, where, known));
        }
      }
    }
    return paths;
  }

  private List<String> otherPaths() {
    List<String> paths =
        new ArrayList<>(
            List.of(
                "/api/session",
                "/api/company",
                "/api/units",
                "/api/people",
                "/api/measures",
                "/api/plans",
                "/api/imports",
                "/api/imports/entities",
                "/api/account/tokens",
                "/api/plans/" + plan + "/grid",
                "/api/calendar?year=2017"));
    for (String period : List.of("year", "quarter", "month", "week")) {
      for (String node :
          List.of(
              "company",
              "unit:" + red,
              "unit:" + blue,
              "person:" + of(people, "Ben"),
              "person:" + of(people, "Rita"),
              "person:" + of(people, "Ruby"))) {
        paths.add("/api/board?period=" + period + "&node=" + node);
        paths.add("/api/board?period=" + period + "&node=" + node + "&plan=" + plan);
      }
    }
    for (String text : List.of("hidden", "Lagoon", "Turbo", "Ben", "Rita", "Hidden Ben Lagoon")) {
      paths.add("/api/search?q=" + encoded(text));
    }
    people
        .keySet()
        .forEach(name -> {
          paths.add("/api/customers/" + of(customers, name));
          paths.add("/api/deals/" + of(deals, name));
        });
    return paths;
  }

  private void showsNothingOf(
      Browser viewer, List<String> paths, List<String> hiddenNames, List<String> hiddenSums) {
    List<String> leaks = new ArrayList<>();
    for (int n = 0; n < paths.size(); n++) {
      String path = paths.get(n);
      String accept = path.contains("/values") && n % 2 == 0 ? "text/csv" : "application/json";
      MockHttpServletResponse answer = viewer.get(path, accept);
      String text = Browser.text(answer);
      assertThat(answer.getStatus()).as(path + ": " + text).isLessThan(500);
      Stream.concat(hiddenNames.stream(), hiddenSums.stream())
          .filter(text::contains)
          .forEach(found -> leaks.add(found + " in " + path + " (" + accept + ")"));
    }
    assertThat(leaks).isEmpty();
  }

  @Test
  void S1_a_seller_sees_nothing_of_another_seller() {
    List<String> paths = Stream.concat(measurePaths().stream(), otherPaths().stream()).toList();
    showsNothingOf(
        browserOf("ruby"),
        paths,
        List.of("Hidden Ben", "Hidden Rita"),
        sumsWith(List.of(BEN, RITA), List.of(RUBY)));
  }

  @Test
  void S1_a_manager_sees_nothing_of_another_team() {
    List<String> paths = Stream.concat(measurePaths().stream(), otherPaths().stream()).toList();
    showsNothingOf(
        browserOf("rosa"),
        paths,
        List.of("Hidden Ben"),
        sumsWith(List.of(BEN), List.of(RUBY, RITA)));
  }

  @Test
  void S1_a_published_ranking_opens_totals_and_no_facts() {
    ranking("all");
    showsNothingOf(
        browserOf("ruby"),
        measurePaths(),
        List.of("Hidden Ben", "Hidden Rita"),
        sumsWith(List.of(BEN, RITA), List.of(RUBY)));
    showsNothingOf(
        browserOf("ruby"), otherPaths(), List.of("Hidden Ben", "Hidden Rita"), List.of());
  }

  @Test
  void everyone_sees_the_own_side_so_that_the_proof_is_not_empty() {
    String byPerson = "/api/measures/revenue/values?from=2017-01-01&to=2017-12-31&by=person";
    assertThat(Browser.text(browserOf("ruby").get(byPerson))).contains(RUBY);
    assertThat(Browser.text(browserOf("rosa").get(byPerson))).contains(RUBY, RITA);
    assertThat(Browser.text(browserOf("ada").get(byPerson))).contains(RUBY, RITA, BEN);
    assertThat(Browser.text(browserOf("ruby").get("/api/search?q=lagoon")))
        .contains("Hidden Ruby Lagoon");
    assertThat(Browser.text(browserOf("rosa").get("/api/deals/" + of(deals, "Rita"))))
        .contains("Hidden Rita Lagoon Turbo", RITA);
    assertThat(Browser.text(browserOf("ada").get("/api/customers/" + of(customers, "Ben"))))
        .contains("Hidden Ben Lagoon");
    assertThat(Browser.text(browserOf("rosa").get("/api/plans/" + plan + "/grid")))
        .contains("person:" + of(people, "Rita"))
        .doesNotContain("person:" + of(people, "Ben"));
  }

  @Test
  void S1_what_is_foreign_looks_like_what_is_absent() {
    Browser ruby = browserOf("ruby");
    for (String[] pair :
        new String[][] {
          {"/api/deals/" + of(deals, "Ben"), "/api/deals/999999"},
          {"/api/customers/" + of(customers, "Ben"), "/api/customers/999999"},
          {"/api/board?node=person:" + of(people, "Ben"), "/api/board?node=person:999999"},
          {"/api/board?node=unit:" + blue, "/api/board?node=unit:999999"}
        }) {
      MockHttpServletResponse foreign = ruby.get(pair[0]);
      MockHttpServletResponse absent = ruby.get(pair[1]);
      assertThat(foreign.getStatus()).as(Arrays.toString(pair)).isEqualTo(404);
      assertThat(Browser.text(foreign).replaceAll("\\d+", "#"))
          .isEqualTo(Browser.text(absent).replaceAll("\\d+", "#"));
    }
    MockHttpServletResponse foreign = ruby.post("/api/facts/order-Ben/reversal", "");
    MockHttpServletResponse absent = ruby.post("/api/facts/order-Bex/reversal", "");
    assertThat(foreign.getStatus()).isEqualTo(404);
    assertThat(Browser.text(foreign).replace("Ben", "Bex")).isEqualTo(Browser.text(absent));
    assertThat(owner().one("select count(*) from ledger_entry where sign = -1")).isEqualTo("0");
  }

  @Test
  void S1_no_one_posts_a_fact_in_the_name_of_another() {
    String before = owner().digest();
    MockHttpServletResponse refused =
        browserOf("ruby")
            .post(
                "/api/facts",
                "{\"entries\":[{\"key\":\"forged\",\"kind\":\"signed\",\"day\":\"2017-03-01\","
                    + "\"personId\":%d,\"amount\":\"1.00\"}]}".formatted(of(people, "Ben")));
    assertThat(refused.getStatus()).as(Browser.text(refused)).isBetween(400, 499);
    assertThat(owner().digest()).isEqualTo(before);
  }
}
