package gnomon.server.organization;

import static gnomon.database.Tables.ORGANIZATION_CALENDAR_DAY;
import static gnomon.database.Tables.ORGANIZATION_COMPANY;
import static gnomon.database.Tables.ORGANIZATION_MEMBERSHIP;
import static gnomon.database.Tables.ORGANIZATION_PERSON;
import static gnomon.database.Tables.ORGANIZATION_UNIT;
import static gnomon.database.Tables.ORGANIZATION_VERSION;

import gnomon.database.tables.records.OrganizationMembershipRecord;
import gnomon.database.tables.records.OrganizationUnitRecord;
import gnomon.engine.calendar.DayException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class OrganizationRepository {

  private final DSLContext dsl;

  OrganizationRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  long version() {
    return Objects.requireNonNull(
        dsl.select(ORGANIZATION_VERSION.VERSION).from(ORGANIZATION_VERSION).fetchOne(0, Long.class),
        "the organization has no version; run the migrations");
  }

  Optional<Company> findCompany() {
    return dsl.selectFrom(ORGANIZATION_COMPANY)
        .fetchOptional(r ->
            new Company(
                r.getName(),
                r.getCurrency(),
                r.getFiscalYearStart(),
                r.getTimeZone(),
                Company.CalendarKind.valueOf(r.getCalendar().toUpperCase(Locale.ROOT)),
                Company.Visibility.valueOf(r.getRankingVisibility().toUpperCase(Locale.ROOT))));
  }

  void saveCompany(Company company) {
    dsl.insertInto(ORGANIZATION_COMPANY)
        .set(ORGANIZATION_COMPANY.ID, (short) 1)
        .set(ORGANIZATION_COMPANY.NAME, company.name())
        .set(ORGANIZATION_COMPANY.CURRENCY, company.currency())
        .set(ORGANIZATION_COMPANY.FISCAL_YEAR_START, (short) company.fiscalYearStart())
        .set(ORGANIZATION_COMPANY.TIME_ZONE, company.timeZone())
        .set(ORGANIZATION_COMPANY.CALENDAR, company.calendar().code())
        .set(ORGANIZATION_COMPANY.RANKING_VISIBILITY, company.rankingVisibility().code())
        .onConflict(ORGANIZATION_COMPANY.ID)
        .doUpdate()
        .setAllToExcluded()
        .execute();
  }

  int newnessDays() {
    return dsl.select(ORGANIZATION_COMPANY.NEWNESS_DAYS)
        .from(ORGANIZATION_COMPANY)
        .fetchOptional(ORGANIZATION_COMPANY.NEWNESS_DAYS)
        .orElse(90);
  }

  List<Unit> units() {
    return dsl.selectFrom(ORGANIZATION_UNIT)
        .orderBy(ORGANIZATION_UNIT.ID)
        .fetch(OrganizationRepository::unit);
  }

  private static Unit unit(OrganizationUnitRecord r) {
    return new Unit(
        r.getId(), r.getKey(), r.getParentId(), Unit.Level.of(r.getLevel()), r.getName());
  }

  Unit insertUnit(String key, @Nullable Long parentId, Unit.Level level, String name) {
    return unit(
        Objects.requireNonNull(
            dsl.insertInto(ORGANIZATION_UNIT)
                .set(ORGANIZATION_UNIT.KEY, key)
                .set(ORGANIZATION_UNIT.PARENT_ID, parentId)
                .set(ORGANIZATION_UNIT.LEVEL, level.code())
                .set(ORGANIZATION_UNIT.NAME, name)
                .returning()
                .fetchOne()));
  }

  void renameUnit(long id, String name) {
    dsl.update(ORGANIZATION_UNIT)
        .set(ORGANIZATION_UNIT.NAME, name)
        .where(ORGANIZATION_UNIT.ID.eq(id))
        .execute();
  }

  List<Person> people() {
    return dsl.selectFrom(ORGANIZATION_PERSON)
        .orderBy(ORGANIZATION_PERSON.ID)
        .fetch(r -> new Person(r.getId(), r.getKey(), r.getName(), r.getTitle()));
  }

  Person insertPerson(String key, String name, @Nullable String title, String[] searchKeys) {
    long id =
        Objects.requireNonNull(
            dsl.insertInto(ORGANIZATION_PERSON)
                .set(ORGANIZATION_PERSON.KEY, key)
                .set(ORGANIZATION_PERSON.NAME, name)
                .set(ORGANIZATION_PERSON.TITLE, title)
                .set(ORGANIZATION_PERSON.SEARCH_KEYS, searchKeys)
                .returning(ORGANIZATION_PERSON.ID)
                .fetchOne(ORGANIZATION_PERSON.ID));
    return new Person(id, key, name, title);
  }

  void updatePerson(long id, String name, @Nullable String title, String[] searchKeys) {
    dsl.update(ORGANIZATION_PERSON)
        .set(ORGANIZATION_PERSON.NAME, name)
        .set(ORGANIZATION_PERSON.TITLE, title)
        .set(ORGANIZATION_PERSON.SEARCH_KEYS, searchKeys)
        .where(ORGANIZATION_PERSON.ID.eq(id))
        .execute();
  }

  List<Membership> memberships() {
    return dsl.selectFrom(ORGANIZATION_MEMBERSHIP)
        .orderBy(ORGANIZATION_MEMBERSHIP.PERSON_ID, ORGANIZATION_MEMBERSHIP.VALID_FROM)
        .fetch(OrganizationRepository::membership);
  }

  /** The memberships of some people, in lists that can be changed. */
  Map<Long, List<Membership>> memberships(Collection<Long> people) {
    Map<Long, List<Membership>> found = new HashMap<>();
    dsl.selectFrom(ORGANIZATION_MEMBERSHIP)
        .where(ORGANIZATION_MEMBERSHIP.PERSON_ID.eq(DSL.any(people.toArray(Long[]::new))))
        .fetch(OrganizationRepository::membership)
        .forEach(membership ->
            found.computeIfAbsent(membership.personId(), _ -> new ArrayList<>()).add(membership));
    return found;
  }

  private static Membership membership(OrganizationMembershipRecord r) {
    return new Membership(
        r.getPersonId(),
        r.getUnitId(),
        Membership.Role.of(r.getRole()),
        r.getValidFrom(),
        r.getValidTo());
  }

  void insertMembership(Membership membership) {
    dsl.insertInto(ORGANIZATION_MEMBERSHIP)
        .set(ORGANIZATION_MEMBERSHIP.PERSON_ID, membership.personId())
        .set(ORGANIZATION_MEMBERSHIP.UNIT_ID, membership.unitId())
        .set(ORGANIZATION_MEMBERSHIP.ROLE, membership.role().code())
        .set(ORGANIZATION_MEMBERSHIP.VALID_FROM, membership.from())
        .set(ORGANIZATION_MEMBERSHIP.VALID_TO, membership.to())
        .execute();
  }

  void endMembership(Membership membership, LocalDate lastDay) {
    dsl.update(ORGANIZATION_MEMBERSHIP)
        .set(ORGANIZATION_MEMBERSHIP.VALID_TO, lastDay)
        .where(ORGANIZATION_MEMBERSHIP.PERSON_ID.eq(membership.personId()))
        .and(ORGANIZATION_MEMBERSHIP.VALID_FROM.eq(membership.from()))
        .execute();
  }

  void changeMembership(Membership membership) {
    dsl.update(ORGANIZATION_MEMBERSHIP)
        .set(ORGANIZATION_MEMBERSHIP.UNIT_ID, membership.unitId())
        .set(ORGANIZATION_MEMBERSHIP.ROLE, membership.role().code())
        .set(ORGANIZATION_MEMBERSHIP.VALID_TO, membership.to())
        .where(ORGANIZATION_MEMBERSHIP.PERSON_ID.eq(membership.personId()))
        .and(ORGANIZATION_MEMBERSHIP.VALID_FROM.eq(membership.from()))
        .execute();
  }

  List<DayException> calendarDays() {
    return dsl.selectFrom(ORGANIZATION_CALENDAR_DAY)
        .orderBy(ORGANIZATION_CALENDAR_DAY.DAY)
        .fetch(r -> new DayException(r.getDay(), r.getWorking(), r.getName()));
  }

  void saveCalendarDay(DayException day) {
    dsl.insertInto(ORGANIZATION_CALENDAR_DAY)
        .set(ORGANIZATION_CALENDAR_DAY.DAY, day.day())
        .set(ORGANIZATION_CALENDAR_DAY.WORKING, day.working())
        .set(ORGANIZATION_CALENDAR_DAY.NAME, day.name())
        .onConflict(ORGANIZATION_CALENDAR_DAY.DAY)
        .doUpdate()
        .setAllToExcluded()
        .execute();
  }

  void deleteCalendarDay(LocalDate day) {
    dsl.deleteFrom(ORGANIZATION_CALENDAR_DAY)
        .where(ORGANIZATION_CALENDAR_DAY.DAY.eq(day))
        .execute();
  }
}
