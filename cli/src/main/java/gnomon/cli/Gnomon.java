package gnomon.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry: {@code gnomon demo | serve | import | token}. */
@Command(
    name = "gnomon",
    mixinStandardHelpOptions = true,
    version = "Gnomon 0.1.0",
    description = "Sales targets and sales performance: from strategy to everyone's day, and back.",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      ImportCommand.class,
      TokenCommand.class,
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
        .setExitCodeExceptionMapper(fault -> fault instanceof InputRefused ? 2 : 1)
        .execute(arguments);
  }

  /** A refused input is a sentence; a fault of ours keeps its stack trace. */
  private static int report(Exception fault, CommandLine command, CommandLine.ParseResult parsed) {
    if (fault instanceof InputRefused refused) {
      command.getErr().println(refused.getMessage());
      return 2;
    }
    fault.printStackTrace(command.getErr());
    return 1;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do, for example: gnomon demo");
  }
}
