package gnomon.server.organization;

import gnomon.engine.calendar.ChinaDays;
import gnomon.engine.calendar.DayException;
import gnomon.engine.calendar.WorkingCalendar;
import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  private final Database database;
  private final OrganizationRepository repository;
  private final ApplicationEventPublisher events;
  private final ChinaDays announced = ChinaDays.load();

  Organization(
      Database database, OrganizationRepository repository, ApplicationEventPublisher events) {
    this.database = database;
    this.repository = repository;
    this.events = events;
  }

  public Company company(Scope scope) {
    return database.read(scope, _ -> repository.findCompany()).orElse(UNNAMED);
  }

  /** Creates the company with its root unit, or changes its settings. */
  public Unit saveCompany(Scope scope, Company company) {
    requireKnown(company);
    return database.write(
        scope,
        _ -> {
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
    return new UnitTree(database.read(scope, _ -> repository.units()));
  }

  public People people(Scope scope) {
    return database.read(scope, _ -> new People(repository.people(), repository.memberships()));
  }

  public WorkingCalendar calendar(Scope scope) {
    List<DayException> own = database.read(scope, _ -> repository.calendarDays());
    Company.CalendarKind kind = company(scope).calendar();
    List<DayException> base =
        switch (kind) {
          case CN -> announced.days();
          case WEEKDAYS -> List.of();
        };
    Set<LocalDate> changed =
        own.stream().map(DayException::day).collect(java.util.stream.Collectors.toSet());
    List<DayException> days =
        Stream.concat(base.stream().filter(day -> !changed.contains(day.day())), own.stream())
            .toList();
    return WorkingCalendar.of(kind.engineKind(), days, announced.announcedYears());
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
   * changes it where it began on that very day. One that begins later stays: the new one ends before.
   */
  public void join(Scope scope, Membership membership) {
    database.change(
        scope,
        _ -> {
          List<Membership> others =
              repository.memberships().stream()
                  .filter(other -> other.personId() == membership.personId())
                  .toList();
          Membership joining = membership.before(others);
          if (others.stream().anyMatch(other -> other.from().equals(joining.from()))) {
            repository.changeMembership(joining);
            return;
          }
          others.stream()
              .filter(other -> other.covers(joining.from()))
              .forEach(other -> repository.endMembership(other, joining.from().minusDays(1)));
          repository.insertMembership(joining);
          events.publishEvent(
              new PersonJoined(joining.personId(), joining.unitId(), joining.from()));
        });
  }
}
