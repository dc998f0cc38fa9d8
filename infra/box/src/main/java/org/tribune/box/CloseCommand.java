package org.tribune.box;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.tribune.box.control.ControlAnswer;
import org.tribune.box.control.ControlClient;
import org.tribune.core.channel.ChannelId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code tribune close CHANNEL}: the session is closed, by whoever is at the machine, such as with
 * a button on the table. The script that starts this program spares it the JVM where there is curl.
 */
@Command(
    name = "close",
    description = "Closes the session on air: no picture and no sound goes out from now on",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class CloseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteOptions options = new SiteOptions();

  @Parameters(paramLabel = "CHANNEL", description = "Its id, as in its address")
  private String channel = "";

  @Override
  public Integer call() {
    requireId();
    ControlAnswer answer = ControlClient.close(options.load().data(), channel);
    int code = answer.exitCode();
    PrintWriter to = code == 0 ? spec.commandLine().getOut() : spec.commandLine().getErr();
    to.println(code == 0 ? answer.line() : "tribune: " + answer.line());
    to.flush();
    return code;
  }

  private void requireId() {
    try {
      var _ = new ChannelId(channel);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), channel + " is no channel's id: use 1 to 63 of a-z, 0-9 and '-'", e);
    }
  }
}
