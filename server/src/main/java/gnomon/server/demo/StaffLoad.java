package gnomon.server.demo;

import gnomon.server.database.Scope;
import gnomon.server.demo.Crew.Stint;
import gnomon.server.demo.DemoPeople.Leader;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Membership.Role;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import gnomon.server.organization.UnitTree;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Writes down the units and people of the demo company: who is there on a day, not who will come.
 */
@Component
class StaffLoad {

  private static final Scope SCOPE = Scope.everything();

  private final Organization organization;

  StaffLoad(Organization organization) {
    this.organization = organization;
  }

  /** The people by key. */
  Map<String, Long> people() {
    Map<String, Long> ids = new HashMap<>();
    organization.people(SCOPE).all().forEach(person -> ids.put(person.key(), person.id()));
    return ids;
  }

  /** The units by key. */
  Map<String, Unit> units() {
    Map<String, Unit> units = new HashMap<>();
    UnitTree tree = organization.units(SCOPE);
    tree.depthFirst().forEach(unit -> units.put(unit.key(), unit));
    return units;
  }

  /** The regions, and those who lead them and the company. */
  void addLeaders(long seed, LocalDate start) {
    Unit root = organization.units(SCOPE).root();
    for (int region = 0; region < Team.REGIONS.size(); region++) {
      organization.addUnit(
          SCOPE, Team.regionKey(region), root.id(), Unit.Level.REGION, Team.REGIONS.get(region));
    }
    Map<String, Unit> units = units();
    for (Leader leader : DemoPeople.above(seed, start)) {
      Unit unit = leader.unitKey().equals("company") ? root : unit(units, leader.unitKey());
      join(leader.who(), unit, leader.leads() ? Role.MANAGER : Role.MEMBER, leader.who().since());
    }
  }

  private static Unit unit(Map<String, Unit> units, String key) {
    return Objects.requireNonNull(units.get(key), key);
  }

  /** A team with its manager, its service and those who sell on the first day. */
  void addTeams(List<Crew> crews, LocalDate start) {
    Map<String, Unit> units = units();
    for (Crew crew : crews) {
      Team team = crew.team();
      long region = unit(units, Team.regionKey(team.region())).id();
      Unit unit = organization.addUnit(SCOPE, team.key(), region, Unit.Level.TEAM, team.name());
      join(crew.manager(), unit, Role.MANAGER, crew.manager().since());
      join(crew.service(), unit, Role.MEMBER, crew.service().since());
      crew.stints().stream()
          .filter(stint -> stint.from().isBefore(start))
          .forEach(stint -> join(stint.who(), unit, Role.SELLER, stint.from()));
    }
  }

  private void join(Employee who, Unit unit, Role role, LocalDate from) {
    Person person = organization.addPerson(SCOPE, who.key(), who.name(), who.title());
    organization.joinInHistory(
        SCOPE, List.of(new Membership(person.id(), unit.id(), role, from, null)));
  }

  /**
   * Whoever joined in a span of days, and the ends of those who left.
   *
   * @return whether anyone came or went
   */
  boolean follow(List<Crew> crews, LocalDate from, LocalDate to) {
    boolean changed = false;
    Map<String, Unit> units = units();
    Map<String, Long> known = people();
    for (Crew crew : crews) {
      Unit unit = unit(units, crew.team().key());
      for (Stint stint : crew.stints()) {
        if (lies(stint.from(), from, to) && !known.containsKey(stint.who().key())) {
          join(stint.who(), unit, Role.SELLER, stint.from());
          changed = true;
        }
        LocalDate last = stint.to();
        if (last != null && lies(last, from, to)) {
          leave(stint, unit, last);
          changed = true;
        }
      }
    }
    return changed;
  }

  private static boolean lies(LocalDate day, LocalDate from, LocalDate to) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  private void leave(Stint stint, Unit unit, LocalDate last) {
    long person = Objects.requireNonNull(people().get(stint.who().key()), stint.who().key());
    organization.joinInHistory(
        SCOPE, List.of(new Membership(person, unit.id(), Role.SELLER, stint.from(), last)));
  }
}
