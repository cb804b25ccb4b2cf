package gnomon.server;

import gnomon.server.database.Scope;
import gnomon.server.ledger.Follower;
import gnomon.server.organization.Company;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import java.time.LocalDate;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole server on a database of its own, without a socket; the follower is turned by hand. */
@SpringBootTest(
    classes = GnomonServer.class,
    properties = {"gnomon.ledger.follow=false", "gnomon.database.connections=6"})
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
public abstract class ServerTest {

  protected static final Scope EVERYTHING = Scope.everything();
  protected static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

  @Autowired protected Organization organization;
  @Autowired protected Follower follower;

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
}
