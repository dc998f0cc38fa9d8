package org.tribune.box;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tribune version}. */
@Command(name = "version", description = "Shows the version")
final class VersionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getOut().println("Tribune " + Version.number());
    spec.commandLine().getOut().flush();
    return CommandLine.ExitCode.OK;
  }
}
