package org.tribune.box;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The program: {@code tribune COMMAND}. Exit status 0; 1, it failed; 2, it was asked wrongly. */
@Command(
    name = "tribune",
    description = "Live streaming for council debates and local WebTV",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
  private static final List<Class<?>> COMMANDS =
      List.of(
          RoleCommand.Box.class,
          RoleCommand.Ingest.class,
          RoleCommand.Transcoder.class,
          RoleCommand.Captioner.class,
          RoleCommand.Archive.class,
          RoleCommand.Web.class,
          MaintenanceCommand.BackupCommand.class,
          BackupKeyCommand.class,
          MaintenanceCommand.RestoreCommand.class,
          MaintenanceCommand.DoctorCommand.class,
          MaintenanceCommand.OriginalsCommand.class,
          MaintenanceCommand.RotateKeyCommand.class,
          TranscodeCommand.class,
          AdminLinkCommand.class,
          CloseCommand.class,
          CaptionsCommand.Group.class,
          AuditCommand.Group.class,
          TransferCommand.class,
          VersionCommand.class);

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  private Main() {}

  /** Runs the command and ends the process with its status. */
  public static void main(String[] arguments) {
    TemporaryFolder.deleteAtExit();
    System.exit(run(writer(System.out), writer(System.err), arguments));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, /* autoFlush= */ true, StandardCharsets.UTF_8);
  }

  /** Runs the command; returns its exit status when it has ended. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine main = new CommandLine(new Main());
    commandsFor(arguments).forEach(main::addSubcommand);
    return main.setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(Main::tellMisuse)
        .setExecutionExceptionHandler((e, command, parsed) -> Failure.tell(e, command.getErr()))
        .execute(arguments);
  }

  /** The command that is asked for alone, since the library takes its time with each; else all. */
  private static List<Class<?>> commandsFor(String... arguments) {
    String asked = arguments.length == 0 ? "" : arguments[0];
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(each -> each.getAnnotation(Command.class).name().equals(asked))
            .toList();
    return named.isEmpty() ? COMMANDS : named;
  }

  private static int tellMisuse(ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("tribune: " + e.getMessage() + "; see tribune --help");
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which command to run");
  }
}
