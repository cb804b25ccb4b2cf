package gnomon.server.exchange;

import gnomon.server.organization.Membership;
import gnomon.server.organization.Organization;
import gnomon.server.organization.People;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * People with their memberships. Units on the way are made; whoever is named as a team's manager
 * and has no row of their own becomes a person with that role, in the unit that holds all their
 * teams.
 */
final class PeopleIntake implements Intake<Staff> {

  /** Where nothing says since when, history begins here. */
  static final LocalDate BEGINNING = LocalDate.of(2000, 1, 1);

  private final Loading loading;
  private final Branches branches;
  private final Organization organization;
  private final Map<String, List<Unit>> managed = new LinkedHashMap<>();
  private final Map<String, Person> created = new HashMap<>();
  private Names<Person> people;
  private People memberships;

  PeopleIntake(Loading loading, Branches branches) {
    this.loading = loading;
    this.branches = branches;
    this.organization = loading.registers().organization();
    this.memberships = organization.people(loading.scope());
    this.people = names();
  }

  private Names<Person> names() {
    return new Names<>(memberships.all(), loading.source(), Person::key, Person::name);
  }

  @Override
  public void prepare(List<Row> rows) {
    memberships = organization.people(loading.scope());
    people = names();
  }

  @Override
  public String keyOf(Row row) {
    LocalDate from = row.date("from", null);
    return nameOf(row) + (from == null ? "" : "\n" + from);
  }

  private static String nameOf(Row row) {
    String key = row.value("key");
    return key.isEmpty() ? row.value("name") : key;
  }

  @Override
  public Map<String, Staff> existing(Collection<String> keys) {
    Map<String, Staff> found = new HashMap<>();
    for (String key : keys) {
      String[] parts = key.split("\n", -1);
      LocalDate from = parts.length > 1 ? LocalDate.parse(parts[1]) : null;
      List<Person> named = people.find(parts[0]);
      if (named.size() == 1) {
        staff(named.getFirst(), from).ifPresent(staff -> found.put(key, staff));
      }
    }
    return found;
  }

  private Optional<Staff> staff(Person person, @Nullable LocalDate from) {
    Optional<Membership> membership =
        from == null
            ? memberships.nearest(person.id(), loading.today())
            : memberships.memberships(person.id()).stream()
                .filter(dated -> dated.from().equals(from))
                .findFirst();
    return membership.map(dated ->
        new Staff(
            person,
            person.key(),
            person.name(),
            person.title(),
            dated.unitId(),
            dated.role(),
            from,
            dated.to()));
  }

  @Override
  public @Nullable Staff read(Row row, String key, @Nullable Staff existing, Tally tally) {
    String name = row.text("name", null);
    String role = row.choice("role", existing == null ? roleOf(row) : existing.role().code());
    LocalDate from = row.date("from", null);
    LocalDate to = row.date("to", existing == null ? null : existing.to());
    List<Person> named = people.find(nameOf(row));
    if (named.size() > 1) {
      row.problem(
          "name",
          nameOf(row),
          "有 %d 个同名的“%s”。请映射编号。".formatted(named.size(), nameOf(row)),
          "%d are called \"%s\". Map a key.".formatted(named.size(), nameOf(row)));
    }
    if (name == null || row.isWrong()) {
      return null;
    }
    Unit unit = unitOf(row);
    manages(row.value("manager"), unit);
    Staff staff =
        new Staff(
            named.isEmpty() ? null : named.getFirst(),
            named.isEmpty() ? loading.key(nameOf(row)) : named.getFirst().key(),
            name,
            row.text("title", existing == null ? null : existing.title()),
            hasUnit(row) || existing == null ? unit.id() : existing.unitId(),
            Membership.Role.valueOf((role == null ? "seller" : role).toUpperCase(Locale.ROOT)),
            from,
            to);
    return placed(row, staff);
  }

  /** With the end that follows from a later membership; a problem if it ends before it begins. */
  private @Nullable Staff placed(Row row, Staff staff) {
    Person person = staff.person();
    LocalDate begin = beginOf(staff);
    LocalDate end = staff.to();
    if (end != null && end.isBefore(begin)) {
      row.problem(
          "to",
          end.toString(),
          "任职结束 %s 早于开始 %s。".formatted(end, begin),
          "The membership ends on %s, before it begins on %s.".formatted(end, begin));
      return null;
    }
    return person == null
        ? staff
        : staff.until(
            new Membership(person.id(), staff.unitId(), staff.role(), begin, end)
                .before(memberships.memberships(person.id()))
                .to());
  }

  /** Where no day is given, somebody in the same place as before stays there, from that day. */
  private LocalDate beginOf(Staff staff) {
    Person person = staff.person();
    LocalDate from = staff.from();
    if (from != null || person == null) {
      return since(from);
    }
    return memberships
        .nearest(person.id(), loading.today())
        .filter(dated -> dated.unitId() == staff.unitId() && dated.role() == staff.role())
        .map(Membership::from)
        .orElseGet(() -> since(null));
  }

  private static String roleOf(Row row) {
    return row.value("manager").equals(row.value("name")) ? "manager" : "seller";
  }

  private static boolean hasUnit(Row row) {
    return row.has("region") || row.has("department") || row.has("team");
  }

  private Unit unitOf(Row row) {
    Unit unit = branches.root();
    for (Unit.Level level : List.of(Unit.Level.REGION, Unit.Level.DEPARTMENT, Unit.Level.TEAM)) {
      String name = row.value(level.code());
      if (!name.isEmpty()) {
        unit = branches.below(unit, level, name);
      }
    }
    return unit;
  }

  private void manages(String manager, Unit unit) {
    if (!manager.isEmpty()) {
      List<Unit> teams = managed.computeIfAbsent(manager, _ -> new ArrayList<>());
      if (!teams.contains(unit)) {
        teams.add(unit);
      }
    }
  }

  @Override
  public void add(List<Staff> added) {
    joinNew(added.stream().map(this::membership).toList());
  }

  private void joinNew(List<Membership> joining) {
    if (loading.isHistory()) {
      organization.joinInHistory(loading.scope(), joining);
    } else {
      organization.joinAll(loading.scope(), joining);
    }
  }

  @Override
  public void change(List<Staff> changed) {
    organization.joinAll(loading.scope(), changed.stream().map(this::membership).toList());
  }

  private Membership membership(Staff staff) {
    Person known = staff.person();
    if (known == null) {
      // an earlier row of this file may have brought the person in
      known = created.get(staff.key());
    }
    if (known == null) {
      known = organization.addPerson(loading.scope(), staff.key(), staff.name(), staff.title());
      created.put(staff.key(), known);
    } else if (!known.name().equals(staff.name())
        || !java.util.Objects.equals(known.title(), staff.title())) {
      organization.changePerson(loading.scope(), known.id(), staff.name(), staff.title());
    }
    return new Membership(known.id(), staff.unitId(), staff.role(), beginOf(staff), staff.to());
  }

  private LocalDate since(@Nullable LocalDate from) {
    return from != null ? from : loading.isHistory() ? BEGINNING : loading.today();
  }

  @Override
  public void finish() {
    memberships = organization.people(loading.scope());
    people = names();
    managed.forEach(this::lead);
    loading.renew();
  }

  private void lead(String manager, List<Unit> teams) {
    List<Person> named = people.find(manager);
    if (named.size() == 1 && !memberships.memberships(named.getFirst().id()).isEmpty()) {
      return;
    }
    Person person =
        named.isEmpty()
            ? organization.addPerson(loading.scope(), loading.key(manager), manager, null)
            : named.getFirst();
    long unit = branches.holding(teams).id();
    joinNew(List.of(new Membership(person.id(), unit, Membership.Role.MANAGER, since(null), null)));
  }
}
