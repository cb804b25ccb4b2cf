package gnomon.server.organization;

import gnomon.engine.calendar.ChinaDays;
import gnomon.engine.calendar.DayException;
import gnomon.engine.calendar.WorkingCalendar;
import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Reads and changes the company, its units, people and calendar. */
@Service
public class Organization {

  static final Company UNNAMED =
      new Company(
          "Gnomon", "CNY", 1, "Asia/Shanghai", Company.CalendarKind.CN, Company.Visibility.ALL);

  /** The company before it is set up. */
  private static final Unit NOTHING_YET =
      new Unit(0, "company", null, Unit.Level.COMPANY, UNNAMED.name());

  private final Database database;
  private final OrganizationRepository repository;
  private final ApplicationEventPublisher events;
  private final ChinaDays announced = ChinaDays.load();
  private volatile @Nullable Structure kept;

  Organization(
      Database database, OrganizationRepository repository, ApplicationEventPublisher events) {
    this.database = database;
    this.repository = repository;
    this.events = events;
  }

  public Company company(Scope scope) {
    return structure(scope).company();
  }

  /** Everything at one version; read again only when that has changed. */
  public Structure structure(Scope scope) {
    return database.read(
        scope,
        _ -> {
          long version = repository.version();
          Structure known = kept;
          if (known != null && known.version() == version) {
            return known;
          }
          Structure read = read(version);
          kept = read;
          return read;
        });
  }

  private Structure read(long version) {
    Company company = repository.findCompany().orElse(UNNAMED);
    List<Unit> units = repository.units();
    return new Structure(
        version,
        company,
        new UnitTree(units.isEmpty() ? List.of(NOTHING_YET) : units),
        new People(repository.people(), repository.memberships()),
        calendar(company));
  }

  /** Creates the company with its root unit, or changes its settings. */
  public Unit saveCompany(Scope scope, Company company) {
    requireKnown(company);
    return database.write(
        scope,
        _ -> {
          repository
              .findCompany()
              .ifPresent(before -> events.publishEvent(new CompanyChanged(before, company)));
          repository.saveCompany(company);
          Optional<Unit> root =
              repository.units().stream().filter(unit -> unit.parentId() == null).findFirst();
          root.ifPresent(unit -> repository.renameUnit(unit.id(), company.name()));
          return root.orElseGet(
              () -> repository.insertUnit("company", null, Unit.Level.COMPANY, company.name()));
        });
  }

  private static void requireKnown(Company company) {
    if (Currency.getAvailableCurrencies().stream()
        .noneMatch(currency -> currency.getCurrencyCode().equals(company.currency()))) {
      throw Refusal.invalid(
              "unknown_currency",
              "currency",
              "没有货币“%s”。请用 ISO 4217 的三字母代码，如 CNY 或 USD。".formatted(company.currency()),
              "There is no currency \"%s\". Maybe an ISO 4217 code such as CNY or USD."
                  .formatted(company.currency()))
          .asException();
    }
    if (!ZoneId.getAvailableZoneIds().contains(company.timeZone())) {
      throw Refusal.invalid(
              "unknown_time_zone",
              "timeZone",
              "没有时区“%s”。请用地区名称，如 Asia/Shanghai。".formatted(company.timeZone()),
              "There is no time zone \"%s\". Maybe a region such as Asia/Shanghai."
                  .formatted(company.timeZone()))
          .asException();
    }
  }

  public int newnessDays(Scope scope) {
    return database.read(scope, _ -> repository.newnessDays());
  }

  public boolean hasCompany() {
    return database.read(Scope.system(), _ -> repository.findCompany()).isPresent();
  }

  public UnitTree units(Scope scope) {
    return structure(scope).units();
  }

  public People people(Scope scope) {
    return structure(scope).people();
  }

  public WorkingCalendar calendar(Scope scope) {
    return structure(scope).calendar();
  }

  /** The announced days, and after them the company's own, which win. */
  private WorkingCalendar calendar(Company company) {
    List<DayException> base =
        switch (company.calendar()) {
          case CN -> announced.days();
          case WEEKDAYS -> List.of();
        };
    return WorkingCalendar.of(
        company.calendar().engineKind(),
        Stream.concat(base.stream(), repository.calendarDays().stream()).toList(),
        announced.announcedYears());
  }

  public void saveCalendarDay(Scope scope, DayException day) {
    database.change(scope, _ -> repository.saveCalendarDay(day));
  }

  public void deleteCalendarDay(Scope scope, LocalDate day) {
    database.change(scope, _ -> repository.deleteCalendarDay(day));
  }

  public Unit addUnit(Scope scope, String key, long parentId, Unit.Level level, String name) {
    return database.write(scope, _ -> repository.insertUnit(key, parentId, level, name));
  }

  public Person addPerson(Scope scope, String key, String name, @Nullable String title) {
    return database.write(
        scope,
        _ -> repository.insertPerson(key, name, title, gnomon.server.database.SearchKeys.of(name)));
  }

  public void changePerson(Scope scope, long id, String name, @Nullable String title) {
    database.change(
        scope,
        _ -> repository.updatePerson(id, name, title, gnomon.server.database.SearchKeys.of(name)));
  }

  /**
   * Makes a person a member of a unit from a day on: ends the membership that runs until then, or
   * changes it where it began on that very day. One that begins later stays: the new one ends
   * before.
   */
  public void join(Scope scope, Membership membership) {
    joinAll(scope, List.of(membership));
  }

  /** The same for many people at once, in the order given. */
  public void joinAll(Scope scope, List<Membership> memberships) {
    join(scope, memberships, false);
  }

  /** The same for history that comes in later: each day counts as known on that day. */
  public void joinInHistory(Scope scope, List<Membership> memberships) {
    join(scope, memberships, true);
  }

  private void join(Scope scope, List<Membership> memberships, boolean history) {
    database.change(
        scope,
        _ -> {
          Map<Long, List<Membership>> known =
              repository.memberships(
                  memberships.stream().map(Membership::personId).collect(Collectors.toSet()));
          Map<Long, List<Stay>> before = stays(known);
          memberships.forEach(membership ->
              join(
                  known.computeIfAbsent(membership.personId(), _ -> new ArrayList<>()),
                  membership));
          announce(before, known, history ? company(scope).zone() : null);
        });
  }

  private void join(List<Membership> own, Membership membership) {
    Membership joining = membership.before(own);
    if (own.removeIf(other -> other.from().equals(joining.from()))) {
      repository.changeMembership(joining);
      own.add(joining);
      return;
    }
    LocalDate end = joining.from().minusDays(1);
    for (Membership other : own.stream().filter(other -> other.covers(joining.from())).toList()) {
      repository.endMembership(other, end);
      own.remove(other);
      own.add(other.until(end));
    }
    repository.insertMembership(joining);
    own.add(joining);
  }

  private static Map<Long, List<Stay>> stays(Map<Long, List<Membership>> memberships) {
    Map<Long, List<Stay>> stays = new HashMap<>();
    memberships.forEach((person, own) -> stays.put(person, Stay.of(own)));
    return stays;
  }

  private void announce(
      Map<Long, List<Stay>> before, Map<Long, List<Membership>> after, @Nullable ZoneId history) {
    Map<Long, List<Stay>> changed = stays(after);
    changed.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
    if (!changed.isEmpty()) {
      events.publishEvent(new PresenceChanged(changed, regions(), history));
    }
  }

  private Map<Long, String> regions() {
    UnitTree units = new UnitTree(repository.units());
    Map<Long, String> regions = new HashMap<>();
    for (Unit unit : units.depthFirst()) {
      units
          .ancestor(unit.id(), Unit.Level.REGION)
          .ifPresent(region -> regions.put(unit.id(), region.name()));
    }
    return regions;
  }
}
