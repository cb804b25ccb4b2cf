package gnomon.server.demo;

import gnomon.server.access.Account;
import gnomon.server.access.Accounts;
import gnomon.server.access.NewAccount;
import gnomon.server.access.Role;
import gnomon.server.database.Scope;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Person;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accounts to look at a demo with. */
@Component
class Guests {

  private final Accounts accounts;
  private final Organization organization;

  Guests(Accounts accounts, Organization organization) {
    this.accounts = accounts;
    this.organization = organization;
  }

  /** Creates the accounts that are not there yet, each for the person of its name. */
  void invite(List<Guest> guests, String password) {
    guests.stream()
        .filter(guest -> accounts.find(guest.username()).isEmpty())
        .forEach(guest -> create(guest, password));
  }

  Optional<Account> find(String username) {
    return accounts.find(username);
  }

  private void create(Guest guest, String password) {
    accounts.create(
        new NewAccount(
            guest.username(),
            guest.name(),
            password,
            Set.of(guest.role()),
            guest.role() == Role.ADMINISTRATOR ? null : personId(guest.name()),
            null));
  }

  private @Nullable Long personId(String name) {
    return organization.people(Scope.everything()).all().stream()
        .filter(
            person -> person.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(Person::id)
        .orElse(null);
  }
}
