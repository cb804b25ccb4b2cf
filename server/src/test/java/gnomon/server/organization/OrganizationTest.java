package gnomon.server.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import gnomon.engine.calendar.DayException;
import gnomon.server.Browser;
import gnomon.server.ServerTest;
import gnomon.server.access.Role;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.mock.web.MockHttpServletResponse;

/** Units, people with dated memberships, and the one calendar. */
class OrganizationTest extends ServerTest {

  private static final LocalDate JULY = LocalDate.of(2017, 7, 1);

  private Unit company;
  private Unit east;
  private Unit west;

  OrganizationTest() {
    company = new Unit(0, "", null, Unit.Level.COMPANY, "");
    east = company;
    west = company;
  }

  @BeforeAll
  void company() {
    company = aCompany("Organization Works", "CNY");
    Unit region = aUnit(company, Unit.Level.REGION, "Home");
    east = aUnit(region, Unit.Level.TEAM, "East");
    west = aUnit(region, Unit.Level.TEAM, "West");
    anAccount("ada", null, Role.ADMINISTRATOR);
  }

  private People people() {
    return organization.people(EVERYTHING);
  }

  @Test
  void a_move_ends_the_old_membership_the_day_before() {
    Person mia = aPerson("Mia", east, Membership.Role.SELLER);
    organization.join(
        EVERYTHING, new Membership(mia.id(), west.id(), Membership.Role.MANAGER, JULY, null));
    assertThat(people().memberships(mia.id()))
        .containsExactly(
            new Membership(
                mia.id(), east.id(), Membership.Role.SELLER, LONG_AGO, JULY.minusDays(1)),
            new Membership(mia.id(), west.id(), Membership.Role.MANAGER, JULY, null));
    assertThat(people().nearest(mia.id(), JULY.minusDays(1)).orElseThrow().unitId())
        .isEqualTo(east.id());
    assertThat(people().nearest(mia.id(), JULY).orElseThrow().unitId()).isEqualTo(west.id());
    assertThat(people().lead(west.id(), JULY)).contains(mia);
    assertThat(people().lead(west.id(), JULY.minusDays(1))).isEmpty();
  }

  @Test
  void a_second_thought_on_the_same_day_changes_the_membership() {
    Person noa = aPerson("Noa", east, Membership.Role.SELLER);
    Membership corrected =
        new Membership(noa.id(), west.id(), Membership.Role.MEMBER, LONG_AGO, null);
    organization.join(EVERYTHING, corrected);
    assertThat(people().memberships(noa.id())).containsExactly(corrected);
  }

  @Test
  void a_membership_before_a_later_one_ends_the_day_before_it() {
    Person olga = aPerson("Olga", east, Membership.Role.SELLER);
    organization.join(
        EVERYTHING, new Membership(olga.id(), west.id(), Membership.Role.SELLER, JULY, null));
    LocalDate may = LocalDate.of(2017, 5, 1);
    organization.join(
        EVERYTHING,
        new Membership(olga.id(), company.id(), Membership.Role.SELLER, may, JULY.plusMonths(1)));
    assertThat(people().memberships(olga.id()))
        .extracting(Membership::unitId, Membership::from, Membership::to)
        .containsExactly(
            tuple(east.id(), LONG_AGO, may.minusDays(1)),
            tuple(company.id(), may, JULY.minusDays(1)),
            tuple(west.id(), JULY, null));
  }

  @Test
  void before_the_first_and_after_the_last_membership_the_nearest_counts() {
    Person pia = organization.addPerson(EVERYTHING, "person/Pia", "Pia", null);
    organization.join(
        EVERYTHING,
        new Membership(pia.id(), east.id(), Membership.Role.SELLER, JULY, JULY.plusDays(9)));
    assertThat(people().nearest(pia.id(), LONG_AGO).orElseThrow().unitId()).isEqualTo(east.id());
    assertThat(people().nearest(pia.id(), JULY.plusYears(1)).orElseThrow().unitId())
        .isEqualTo(east.id());
  }

  @Test
  void a_database_holds_one_company() {
    Unit again = aCompany("Organization Works", "CNY");
    assertThat(again.id()).isEqualTo(company.id());
    assertThatThrownBy(
            () -> organization.addUnit(EVERYTHING, "second", company.id(), Unit.Level.COMPANY, "2"))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(owner().one("select count(*) from organization_company")).isEqualTo("1");
  }

  @Test
  void two_siblings_do_not_share_a_name() {
    assertThatThrownBy(() ->
            organization.addUnit(EVERYTHING, "east again", parentOf(east), Unit.Level.TEAM, "East"))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  private static long parentOf(Unit unit) {
    Long parent = unit.parentId();
    assertThat(parent).isNotNull();
    return parent == null ? 0 : parent;
  }

  @Test
  void the_year_2026_has_248_working_days() {
    assertThat(Browser.text(browserOf("ada").get("/api/calendar?year=2026")))
        .contains("\"workingDays\":248")
        .contains("\"status\":\"official\"");
    assertThat(workingDays(2026)).isEqualTo(248);
  }

  @Test
  void the_year_2027_is_estimated_since_it_is_not_announced() {
    assertThat(Browser.text(browserOf("ada").get("/api/calendar?year=2027")))
        .contains("\"status\":\"estimated\"");
  }

  @Test
  void an_exception_of_the_company_wins_over_the_announced_calendar() {
    LocalDate nationalDay = LocalDate.of(2025, 10, 1);
    LocalDate monday = LocalDate.of(2025, 6, 16);
    int before = workingDays(2025);
    organization.saveCalendarDay(EVERYTHING, new DayException(nationalDay, true, "Stocktaking"));
    assertThat(organization.calendar(EVERYTHING).isWorkingDay(nationalDay)).isTrue();
    assertThat(workingDays(2025)).isEqualTo(before + 1);
    organization.saveCalendarDay(EVERYTHING, new DayException(monday, false, "Founders' day"));
    assertThat(workingDays(2025)).isEqualTo(before);
    organization.deleteCalendarDay(EVERYTHING, nationalDay);
    organization.deleteCalendarDay(EVERYTHING, monday);
    assertThat(workingDays(2025)).isEqualTo(before);
  }

  private int workingDays(int year) {
    return organization
        .calendar(EVERYTHING)
        .workingDays(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }

  @Test
  void a_fiscal_year_that_starts_in_july_is_named_by_the_year_in_which_it_ends() {
    Company july =
        new Company(
            "Organization Works",
            "CNY",
            7,
            "Asia/Shanghai",
            Company.CalendarKind.CN,
            Company.Visibility.ALL);
    assertThat(july.fiscalYear().yearOf(LocalDate.of(2017, 6, 30))).isEqualTo(2017);
    assertThat(july.fiscalYear().yearOf(JULY)).isEqualTo(2018);
  }

  private MockHttpServletResponse save(String currency, String timeZone) {
    return browserOf("ada")
        .put(
            "/api/company",
            """
            {"name":"Organization Works","currency":"%s","fiscalYearStart":1,"timeZone":"%s",
             "calendar":"cn","rankingVisibility":"all"}\
            """
                .formatted(currency, timeZone));
  }

  @Test
  void an_unknown_currency_or_time_zone_is_refused_with_a_proposal() {
    MockHttpServletResponse currency = save("ABC", "Asia/Shanghai");
    assertThat(currency.getStatus()).isEqualTo(422);
    assertThat(Browser.text(currency)).contains("unknown_currency", "\\\"ABC\\\"", "CNY or USD");
    MockHttpServletResponse zone = save("CNY", "Shanghai");
    assertThat(zone.getStatus()).isEqualTo(422);
    assertThat(Browser.text(zone))
        .contains("unknown_time_zone", "\\\"Shanghai\\\"", "Asia/Shanghai");
    assertThat(save("cny", "Asia/Shanghai").getStatus()).isEqualTo(400);
    assertThat(organization.company(EVERYTHING).currency()).isEqualTo("CNY");
  }

  @Test
  void S3_a_field_that_is_not_in_the_contract_is_refused() {
    MockHttpServletResponse refused =
        browserOf("ada")
            .put(
                "/api/company",
                """
                {"name":"Organization Works","currency":"CNY","fiscalYearStart":1,
                 "timeZone":"Asia/Shanghai","calendar":"cn","rankingVisibility":"all","id":2}\
                """);
    assertThat(refused.getStatus()).isEqualTo(400);
    assertThat(Browser.text(refused)).contains("unreadable_body");
  }

  @Test
  void a_calendar_year_or_day_that_no_one_needs_is_refused() {
    assertThat(browserOf("ada").get("/api/calendar?year=999999999999").getStatus()).isEqualTo(400);
    assertThat(browserOf("ada").get("/api/calendar?year=-5").getStatus()).isEqualTo(400);
    assertThat(
            browserOf("ada")
                .put("/api/calendar/2026-02-30", "{\"working\":true,\"name\":\"x\"}")
                .getStatus())
        .isEqualTo(400);
    assertThat(
            browserOf("ada")
                .put("/api/calendar/2026-02-27", "{\"working\":true,\"name\":\"\"}")
                .getStatus())
        .isEqualTo(400);
  }
}
