package gnomon.server.exchange;

import static gnomon.server.exchange.AnImport.anImport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.jayway.jsonpath.JsonPath;
import gnomon.server.ServerTest;
import gnomon.server.access.Accounts;
import gnomon.server.access.NewAccount;
import gnomon.server.access.Role;
import gnomon.server.customer.Customers;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import gnomon.server.pipeline.Deals;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of imported records, as their owners and as others. */
class RecordsTest extends ServerTest {

  @Autowired MockMvcTester http;
  @Autowired Accounts accounts;
  @Autowired Imports imports;
  @Autowired Deals deals;
  @Autowired Customers customers;

  private long deal;
  private long customer;

  @BeforeAll
  void a_deal_with_a_history() {
    Unit company = aCompany("North Wind", "USD");
    Unit east = aUnit(company, Unit.Level.TEAM, "East Team");
    Unit west = aUnit(company, Unit.Level.TEAM, "West Team");
    account("anna", aPerson("Anna Lee", east, Membership.Role.SELLER), Role.SELLER);
    account("ben", aPerson("Ben Ode", west, Membership.Role.SELLER), Role.SELLER);
    account("lea", aPerson("Lea Ost", east, Membership.Role.MANAGER), Role.MANAGER);
    anImport()
        .of("customers", "name,industry", "Acme,retail")
        .of("products", "name,listPrice", "GTX,500.25")
        .of(
            "deals",
            "key,owner,customer,product,stage,opened,closed,amount,lossReason",
            "d1,Anna Lee,Acme,GTX,lost,2017-01-02,2017-02-01,0,price")
        .of("node_visits", "deal,node,entered", "d1,lead,2017-01-02", "d1,needs,2017-01-05")
        .of("activities", "key,kind,day,owner,deal,text", "a1,visit,2017-01-07,Anna Lee,d1,plant")
        .into(imports);
    deal = deals.byKeys(EVERYTHING, List.of("crm/d1")).values().iterator().next().id();
    customer = customers.byKeys(EVERYTHING, List.of("crm/Acme")).values().iterator().next().id();
  }

  private void account(String name, Person person, Role role) {
    accounts.create(new NewAccount(name, name, "a long password", Set.of(role), person.id(), "en"));
  }

  private MvcTestResult get(String as, String role, String uri) {
    return http.get()
        .uri(uri)
        .header("Accept-Language", "en")
        .with(user(as).roles(role))
        .exchange();
  }

  @Test
  void a_deal_shows_its_course_and_what_was_done() {
    MvcTestResult result = get("anna", "seller", "/api/deals/" + deal);
    assertThat(result).hasStatusOk();
    String page = new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    assertThat(JsonPath.<String>read(page, "$.name")).isEqualTo("Acme · GTX");
    assertThat(JsonPath.<String>read(page, "$.amount")).isEqualTo("500.25");
    assertThat(JsonPath.<Boolean>read(page, "$.estimated")).isTrue();
    assertThat(JsonPath.<List<String>>read(page, "$.timeline[*].text"))
        .containsExactly("Lost: Price too high", "Visit: plant", "Entered needs", "Entered lead");
  }

  @Test
  void a_record_out_of_scope_looks_like_none() {
    for (String uri : List.of("/api/deals/" + deal, "/api/customers/" + customer)) {
      assertThat(get("anna", "seller", uri)).hasStatusOk();
      assertThat(get("lea", "manager", uri)).hasStatusOk();
      assertThat(get("ben", "seller", uri)).hasStatus(404);
    }
    assertThat(get("anna", "seller", "/api/deals/999999")).hasStatus(404);
    assertThat(get("anna", "seller", "/api/customers/999999")).hasStatus(404);
  }

  @Test
  void a_customer_shows_its_deals() {
    assertThat(get("lea", "manager", "/api/customers/" + customer))
        .bodyJson()
        .extractingPath("$.deals[0].state")
        .isEqualTo("lost");
  }
}
