package gnomon.server.target;

import gnomon.server.database.Scope;
import gnomon.server.organization.Company;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Membership.Role;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import gnomon.server.organization.Unit.Level;
import java.time.LocalDate;
import java.util.Set;

/**
 * A small company: East with team East 1 (Anna, Bert, Cleo; led by Mia), West with team West 1
 * (Dora, Emil). Monday to Friday are working days.
 */
public final class SalesTeams {

  private static final Scope EVERYTHING = Scope.everything();
  private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

  private final Organization organization;
  public final Unit company;
  public final Unit east;
  public final Unit eastOne;
  public final Unit west;
  public final Unit westOne;
  public final Person mia;
  public final Person anna;
  public final Person bert;
  public final Person cleo;
  public final Person dora;
  public final Person emil;

  public SalesTeams(Organization organization) {
    this.organization = organization;
    company =
        organization.saveCompany(
            EVERYTHING,
            new Company(
                "Acme", "USD", 1, "UTC", Company.CalendarKind.WEEKDAYS, Company.Visibility.ALL));
    east = unit(company, Level.REGION, "East");
    eastOne = unit(east, Level.TEAM, "East 1");
    west = unit(company, Level.REGION, "West");
    westOne = unit(west, Level.TEAM, "West 1");
    mia = person("Mia", eastOne, Role.MANAGER);
    anna = person("Anna", eastOne, Role.SELLER);
    bert = person("Bert", eastOne, Role.SELLER);
    cleo = person("Cleo", eastOne, Role.SELLER);
    dora = person("Dora", westOne, Role.SELLER);
    emil = person("Emil", westOne, Role.SELLER);
  }

  private Unit unit(Unit parent, Level level, String name) {
    return organization.addUnit(EVERYTHING, "unit/" + name, parent.id(), level, name);
  }

  private Person person(String name, Unit unit, Role role) {
    Person person = organization.addPerson(EVERYTHING, "person/" + name, name, null);
    organization.join(EVERYTHING, new Membership(person.id(), unit.id(), role, LONG_AGO, null));
    return person;
  }

  /** What Mia sees, who leads East 1. */
  public Scope asMia() {
    return new Scope.Units(mia.id(), Set.of(eastOne.id()));
  }

  public Scope asAnna() {
    return new Scope.Own(anna.id(), Set.of(eastOne.id()));
  }

  public static String node(Unit unit) {
    return "unit:" + unit.id();
  }

  public static String node(Person person) {
    return "person:" + person.id();
  }
}
