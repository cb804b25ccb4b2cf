package gnomon.cli;

import gnomon.server.access.Accounts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Serves a company of your own; prints a one-time link for the first administrator.")
final class ServeCommand implements Callable<Integer> {

  @Mixin Place place = new Place();
  @Mixin Listening listening = new Listening();

  @Option(
      names = "--today",
      paramLabel = "DATE",
      description = "Take this for today, as 2017-10-01; for showing and trying out.")
  java.time.@Nullable LocalDate today;

  @Override
  public Integer call() throws Exception {
    Map<String, Object> properties = new LinkedHashMap<>(listening.properties());
    if (today != null) {
      properties.put("gnomon.today", today.toString());
    }
    Path folder = place.folder(Folders.own());
    if (!place.isExternal()) {
      Folders.claim(folder, "a company of its own");
    }
    try (RunningServer server = RunningServer.serving(place.open(folder), properties)) {
      announce(server.service(Accounts.class), folder);
      WarmUpCommand.inBackground();
      server.await();
    }
    return 0;
  }

  private void announce(Accounts accounts, Path folder) {
    System.out.println();
    System.out.println("  Gnomon  " + listening.address());
    System.out.println("  data    " + (place.isExternal() ? "external PostgreSQL" : folder));
    if (accounts.areEmpty()) {
      System.out.println();
      System.out.println(
          "  Create the first administrator (this link works once, for 30 minutes):");
      System.out.println("  " + listening.address() + "/setup?token=" + accounts.newSetupToken());
    }
    System.out.println();
    System.out.println("  Ctrl-C stops everything.");
    System.out.flush();
  }
}
