package org.tribune.box;

import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that runs a role until it is stopped. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
abstract sealed class RoleCommand implements Callable<Integer> {
  private final ProcessRole role;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();

  private RoleCommand(ProcessRole role) {
    this.role = role;
  }

  @Override
  public Integer call() throws InterruptedException {
    return new Program(role, options.load(), spec.commandLine().getOut(), Clock.systemUTC()).run();
  }

  /** {@code tribune box}. */
  @Command(name = "box", description = "Runs everything in this process")
  static final class Box extends RoleCommand {
    Box() {
      super(ProcessRole.BOX);
    }
  }

  /** {@code tribune ingest}. */
  @Command(name = "ingest", description = "Takes the sources in (needs log.type: kafka)")
  static final class Ingest extends RoleCommand {
    Ingest() {
      super(ProcessRole.INGEST);
    }
  }

  /** {@code tribune transcoder}. */
  @Command(name = "transcoder", description = "Makes the renditions (needs log.type: kafka)")
  static final class Transcoder extends RoleCommand {
    Transcoder() {
      super(ProcessRole.TRANSCODER);
    }
  }

  /** {@code tribune captioner}. */
  @Command(
      name = "captioner",
      description = "Has what is said heard, and written as captions (needs log.type: kafka)")
  static final class Captioner extends RoleCommand {
    Captioner() {
      super(ProcessRole.CAPTIONER);
    }
  }

  /** {@code tribune archive}. */
  @Command(name = "archive", description = "Keeps what was on air (needs log.type: kafka)")
  static final class Archive extends RoleCommand {
    Archive() {
      super(ProcessRole.ARCHIVE);
    }
  }

  /** {@code tribune web}. */
  @Command(name = "web", description = "Serves pages and streams (needs log.type: kafka)")
  static final class Web extends RoleCommand {
    Web() {
      super(ProcessRole.WEB);
    }
  }
}
