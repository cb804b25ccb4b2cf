package gnomon.server.access;

import gnomon.server.access.AccountRepository.Token;
import gnomon.server.access.Accounts.IssuedToken;
import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Company;
import gnomon.server.organization.Organization;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(value = "/api", produces = "application/json")
class AccessController {

  private final Accounts accounts;
  private final Organization organization;
  private final BusinessDay day;
  private final Database database;
  private final Sessions sessions;

  AccessController(
      Accounts accounts,
      Organization organization,
      BusinessDay day,
      Database database,
      Sessions sessions) {
    this.sessions = sessions;
    this.accounts = accounts;
    this.organization = organization;
    this.day = day;
    this.database = database;
  }

  record Session(User user, CompanyToday company, Abilities can) {}

  record User(
      long id,
      String username,
      String name,
      List<String> roles,
      String language,
      @Nullable Long personId) {}

  record CompanyToday(
      String name,
      String currency,
      int fiscalYearStart,
      String timeZone,
      LocalDate today,
      boolean todayFixed,
      String calendar,
      String rankingVisibility) {}

  record Abilities(
      boolean plan,
      @com.fasterxml.jackson.annotation.JsonProperty("import") boolean importing,
      boolean administer) {}

  @GetMapping("/session")
  Session session(Viewer viewer, Locale locale) {
    Account account = viewer.account();
    Company company = organization.company(viewer.scope());
    return new Session(
        new User(
            account.id(),
            account.username(),
            account.displayName(),
            account.roles().stream().map(Role::code).sorted().toList(),
            language(account, locale),
            account.personId()),
        new CompanyToday(
            company.name(),
            company.currency(),
            company.fiscalYearStart(),
            company.timeZone(),
            day.today(),
            day.isFixed(),
            company.calendar().name().toLowerCase(Locale.ROOT),
            company.rankingVisibility().name().toLowerCase(Locale.ROOT)),
        new Abilities(
            account.hasAny(Role.ADMINISTRATOR, Role.OPERATIONS, Role.EXECUTIVE),
            account.hasAny(Role.ADMINISTRATOR, Role.OPERATIONS),
            account.hasAny(Role.ADMINISTRATOR)));
  }

  /** The one that the person chose, else the browser's. */
  private static String language(Account account, Locale locale) {
    String chosen = account.language();
    return chosen != null ? chosen : locale.getLanguage().equals("zh") ? "zh" : "en";
  }

  record SetupState(boolean needed) {}

  @GetMapping("/setup")
  SetupState setupState() {
    return new SetupState(accounts.areEmpty());
  }

  record Setup(
      @NotBlank String token,
      @NotBlank @Size(max = 200) String companyName,
      @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
      @Min(1) @Max(12) int fiscalYearStart,
      @NotBlank String timeZone,
      @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,63}") String username,
      @NotBlank @Size(max = 200) String displayName,
      @NotNull String password,
      @NotNull @Pattern(regexp = "zh|en") String language) {
    @Override
    public String toString() {
      return "Setup[username=%s]".formatted(username);
    }
  }

  @PostMapping("/setup")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void setUp(@Valid @RequestBody Setup setup) {
    database.change(
        Scope.system(),
        _ -> {
          accounts.setUp(
              setup.token(),
              new NewAccount(
                  setup.username(),
                  setup.displayName(),
                  setup.password(),
                  Set.of(Role.ADMINISTRATOR),
                  null,
                  setup.language()));
          organization.saveCompany(
              Scope.system(),
              new Company(
                  setup.companyName(),
                  setup.currency(),
                  setup.fiscalYearStart(),
                  setup.timeZone(),
                  Company.CalendarKind.CN,
                  Company.Visibility.ALL));
        });
  }

  record Preferences(@NotNull @Pattern(regexp = "zh|en") String language) {}

  @PutMapping("/account")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void save(Account account, @Valid @RequestBody Preferences preferences) {
    accounts.saveLanguage(account, preferences.language());
  }

  record NewPassword(@NotNull String current, @NotNull String replacement) {
    @Override
    public String toString() {
      return "NewPassword[hidden]";
    }
  }

  @PostMapping("/account/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changePassword(
      Account account, HttpServletRequest request, @Valid @RequestBody NewPassword password) {
    accounts.changePassword(
        account, request.getRemoteAddr(), password.current(), password.replacement());
    sessions.endOthers(account, request.getSession().getId());
  }

  @GetMapping("/account/tokens")
  List<Token> tokens(Account account) {
    return accounts.tokens(account);
  }

  record NewToken(@NotNull UUID id, @NotBlank @Size(max = 100) String name) {}

  @PostMapping("/account/tokens")
  @ResponseStatus(HttpStatus.CREATED)
  IssuedToken issueToken(Account account, @Valid @RequestBody NewToken token) {
    return accounts.issueToken(account, token.id(), token.name());
  }

  @DeleteMapping("/account/tokens/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revokeToken(Account account, @PathVariable long id) {
    if (!accounts.revokeToken(account, id)) {
      throw Refusal.absent("没有此令牌。", "There is no such token.").asException();
    }
  }
}
