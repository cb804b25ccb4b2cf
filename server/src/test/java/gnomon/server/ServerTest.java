package gnomon.server;

import gnomon.server.access.Account;
import gnomon.server.access.Accounts;
import gnomon.server.access.NewAccount;
import gnomon.server.access.Role;
import gnomon.server.database.DatabaseSettings;
import gnomon.server.database.Scope;
import gnomon.server.ledger.Follower;
import gnomon.server.organization.Company;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** The whole server on a database of its own, without a socket; the follower is turned by hand. */
@SpringBootTest(
    classes = GnomonServer.class,
    properties = {
      "gnomon.ledger.follow=false",
      "gnomon.review.nightly=false",
      "gnomon.database.connections=6"
    })
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
public abstract class ServerTest {

  protected static final Scope EVERYTHING = Scope.everything();
  protected static final String PASSWORD = "correct horse battery";
  protected static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

  @Autowired protected Organization organization;
  @Autowired protected Follower follower;

  @Autowired protected MockMvc mvc;
  @Autowired private Accounts accounts;
  @Autowired private DatabaseSettings settings;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    String url = TestDatabase.fresh();
    properties.add("gnomon.database.url", () -> url);
    properties.add("gnomon.database.owner", TestDatabase::owner);
    properties.add("gnomon.database.password", TestDatabase::password);
  }

  protected Unit aCompany(String name, String currency) {
    return organization.saveCompany(
        EVERYTHING,
        new Company(
            name, currency, 1, "Asia/Shanghai", Company.CalendarKind.CN, Company.Visibility.ALL));
  }

  protected Unit aUnit(Unit parent, Unit.Level level, String name) {
    return organization.addUnit(EVERYTHING, level.code() + "/" + name, parent.id(), level, name);
  }

  protected Person aPerson(String name, Unit unit, Membership.Role role) {
    Person person = organization.addPerson(EVERYTHING, "person/" + name, name, null);
    organization.join(EVERYTHING, new Membership(person.id(), unit.id(), role, LONG_AGO, null));
    return person;
  }

  protected Account anAccount(String username, @Nullable Person person, Role... roles) {
    return accounts.create(
        new NewAccount(
            username,
            "Name of " + username,
            PASSWORD,
            Set.of(roles),
            person == null ? null : person.id(),
            "en"));
  }

  protected Browser aBrowser() {
    return new Browser(mvc);
  }

  protected Browser browserOf(String username) {
    return aBrowser().signedIn(username, PASSWORD);
  }

  /** The owner of the schema, to set scenes and to look behind. */
  protected Owner owner() {
    return new Owner(settings.url());
  }
}
