package gnomon.cli;

import gnomon.postgres.PostgresNotStarted;
import gnomon.server.api.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry: {@code gnomon demo | serve | import | funnel | account | token}. */
@Command(
    name = "gnomon",
    mixinStandardHelpOptions = true,
    version = "Gnomon 0.1.0",
    description = "Sales targets and sales performance: from strategy to everyone's day, and back.",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      ImportCommand.class,
      FunnelCommand.class,
      TokenCommand.class,
      AccountCommand.class,
      WarmUpCommand.class
    })
public final class Gnomon implements Runnable {

  @Spec CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills in the specification
  Gnomon() {}

  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  static int execute(String... arguments) {
    return new CommandLine(new Gnomon())
        .setExecutionExceptionHandler(Gnomon::report)
        .execute(arguments);
  }

  /** A refused input is a sentence; a fault of ours keeps its stack trace. */
  private static int report(Exception fault, CommandLine command, CommandLine.ParseResult parsed) {
    if (isForThePerson(fault)) {
      command.getErr().println(fault.getMessage());
      return 2;
    }
    fault.printStackTrace(command.getErr());
    return 1;
  }

  private static boolean isForThePerson(Exception fault) {
    return fault instanceof InputRefused
        || fault instanceof Refused
        || fault instanceof PostgresNotStarted;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do, for example: gnomon demo");
  }
}
