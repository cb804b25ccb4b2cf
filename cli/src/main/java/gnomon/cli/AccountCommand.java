package gnomon.cli;

import gnomon.server.access.Accounts;
import gnomon.server.access.NewAccount;
import gnomon.server.access.Role;
import gnomon.server.database.Scope;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Person;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "account",
    mixinStandardHelpOptions = true,
    description = {
      "Creates an account, also while the server runs.",
      "Its first password is the last line; it is shown this once."
    })
final class AccountCommand implements Callable<Integer> {

  @Mixin Place place = new Place();

  @Option(names = "--user", required = true, paramLabel = "NAME", description = "User name.")
  String user = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "administrator, executive, manager, seller, operations or finance; repeatable.")
  List<String> roles = List.of();

  @Option(
      names = "--person",
      paramLabel = "NAME",
      description = "Who it is among the company's people; managers and sellers need one.")
  @Nullable String person;

  @Option(names = "--name", paramLabel = "NAME", description = "Shown name; else the person's.")
  @Nullable String name;

  @Override
  public Integer call() throws Exception {
    Set<Role> wanted = roles.stream().map(AccountCommand::role).collect(Collectors.toSet());
    try (RunningServer server = RunningServer.working(place.join(ImportCommand.folder(place)))) {
      Accounts accounts = server.service(Accounts.class);
      requireNew(accounts);
      Person who = person == null ? null : who(server.service(Organization.class), person);
      requirePerson(wanted, who);
      String password = Password.random();
      accounts.create(
          new NewAccount(user, shown(who), password, wanted, who == null ? null : who.id(), null));
      System.out.println("Account " + user + " with the roles " + wanted + "; its password:");
      System.out.println(password);
    }
    return 0;
  }

  private String shown(@Nullable Person who) {
    return name != null ? name : who != null ? who.name() : user;
  }

  private static Role role(String code) {
    return Arrays.stream(Role.values())
        .filter(role -> role.code().equals(code))
        .findFirst()
        .orElseThrow(() ->
            new InputRefused(
                "\"%s\" is not a role. Maybe one of %s."
                    .formatted(code, Arrays.stream(Role.values()).map(Role::code).toList())));
  }

  private void requireNew(Accounts accounts) {
    if (!user.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
      throw new InputRefused(
          "\"%s\" is not a user name. Use small letters, digits, dots, dashes; such as anna.li."
              .formatted(user));
    }
    if (accounts.all().stream().anyMatch(account -> account.username().equals(user))) {
      throw new InputRefused("There is an account \"%s\" already.".formatted(user));
    }
  }

  private static Person who(Organization organization, String name) {
    List<Person> found =
        organization.people(Scope.everything()).all().stream()
            .filter(candidate -> candidate.name().equals(name))
            .toList();
    if (found.size() != 1) {
      throw new InputRefused(
          "%d people are named \"%s\". Give the name as the people page shows it."
              .formatted(found.size(), name));
    }
    return found.getFirst();
  }

  private static void requirePerson(Set<Role> wanted, @Nullable Person who) {
    if (who == null && (wanted.contains(Role.MANAGER) || wanted.contains(Role.SELLER))) {
      throw new InputRefused(
          "A manager or seller sees what belongs to a person: say which one with --person.");
    }
  }
}
