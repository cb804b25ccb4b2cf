package gnomon.cli;

import gnomon.server.access.Account;
import gnomon.server.access.Accounts;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = {
      "Issues an API token for an account, also while the server runs.",
      "The token is the last line; it is shown this once."
    })
final class TokenCommand implements Callable<Integer> {

  @Mixin Place place = new Place();

  @Option(names = "--user", required = true, paramLabel = "NAME", description = "User name.")
  String user = "";

  @Option(
      names = "--name",
      defaultValue = "command line",
      description = "What the token is for (${DEFAULT-VALUE}).")
  String name = "command line";

  @Override
  public Integer call() throws Exception {
    try (RunningServer server = RunningServer.working(place.join(ImportCommand.folder(place)))) {
      Accounts accounts = server.service(Accounts.class);
      Account account =
          accounts
              .find(user)
              .orElseThrow(() ->
                  new InputRefused(
                      "There is no account \"%s\". Maybe one of %s."
                          .formatted(
                              user, accounts.all().stream().map(Account::username).toList())));
      System.out.println(
          "A token for " + account.username() + ", to be sent as Authorization: Bearer …");
      System.out.println(accounts.issueToken(account, UUID.randomUUID(), name).token());
    }
    return 0;
  }
}
