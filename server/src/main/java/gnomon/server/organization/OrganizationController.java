package gnomon.server.organization;

import gnomon.engine.calendar.DayException;
import gnomon.engine.calendar.WorkingCalendar;
import gnomon.server.database.Scope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(value = "/api", produces = "application/json")
class OrganizationController {

  private final Organization organization;
  private final BusinessDay day;

  OrganizationController(Organization organization, BusinessDay day) {
    this.organization = organization;
    this.day = day;
  }

  /** A person with the membership of today, or the nearest one. */
  record Member(
      long id,
      String name,
      @Nullable String title,
      long unitId,
      String unitName,
      String role,
      LocalDate from,
      @Nullable LocalDate to) {}

  record CalendarYear(
      int year,
      String status,
      int workingDays,
      List<Integer> months,
      List<DayException> exceptions) {}

  record OwnDay(boolean working, @NotBlank @Size(max = 100) String name) {}

  @GetMapping("/company")
  Company company(Scope scope) {
    return organization.company(scope);
  }

  @PutMapping("/company")
  @PreAuthorize("hasRole('administrator')")
  Company saveCompany(Scope scope, @Valid @RequestBody Company company) {
    organization.saveCompany(scope, company);
    return organization.company(scope);
  }

  @GetMapping("/units")
  List<Unit> units(Scope scope) {
    return organization.units(scope).depthFirst();
  }

  @GetMapping("/people")
  List<Member> people(Scope scope) {
    LocalDate today = day.today();
    People people = organization.people(scope);
    UnitTree units = organization.units(scope);
    return people.all().stream()
        .flatMap(person -> member(person, people, units, today).stream())
        .toList();
  }

  private static Optional<Member> member(
      Person person, People people, UnitTree units, LocalDate today) {
    return people
        .nearest(person.id(), today)
        .map(membership ->
            new Member(
                person.id(),
                person.name(),
                person.title(),
                membership.unitId(),
                units.get(membership.unitId()).name(),
                membership.role().code(),
                membership.from(),
                membership.to()));
  }

  @GetMapping("/calendar")
  CalendarYear calendar(Scope scope, @RequestParam @Min(1900) @Max(9998) int year) {
    WorkingCalendar calendar = organization.calendar(scope);
    List<Integer> months =
        IntStream.rangeClosed(1, 12)
            .mapToObj(month -> calendar.workingDaysOf(YearMonth.of(year, month)))
            .toList();
    List<DayException> exceptions = new ArrayList<>();
    for (int n = 1; n <= Year.of(year).length(); n++) {
      calendar.exceptionOn(Year.of(year).atDay(n)).ifPresent(exceptions::add);
    }
    return new CalendarYear(
        year,
        calendar.announced(year).name().toLowerCase(Locale.ROOT),
        months.stream().mapToInt(Integer::intValue).sum(),
        months,
        exceptions);
  }

  @PutMapping("/calendar/{date}")
  @PreAuthorize("hasAnyRole('administrator', 'operations')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void saveDay(Scope scope, @PathVariable LocalDate date, @Valid @RequestBody OwnDay own) {
    organization.saveCalendarDay(scope, new DayException(date, own.working(), own.name()));
  }

  @DeleteMapping("/calendar/{date}")
  @PreAuthorize("hasAnyRole('administrator', 'operations')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteDay(Scope scope, @PathVariable LocalDate date) {
    organization.deleteCalendarDay(scope, date);
  }
}
