package org.tribune.box;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.tribune.archive.backup.BackupKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code tribune backup-key}: makes the pair of keys for backups and shows it, once; it is written
 * nowhere. The output is a file of keys as {@code age-keygen} writes it, what to do with it is
 * printed beside it.
 */
@Command(
    name = "backup-key",
    description = "Makes a key for encrypted backups, and shows it once",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class BackupKeyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    BackupKey key = BackupKey.generate();
    PrintWriter out = spec.commandLine().getOut();
    out.println("# created: " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
    out.println("# public key: " + key.recipient());
    out.println(key.identity());
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    err.println();
    err.println("Write the three lines down, or print them, and keep them away from this machine,");
    err.println(
        "in two places. Who has the last one can read every backup; without it nobody can,");
    err.println(
        "and nothing can be restored. It is not shown again. Then put this in tribune.yml:");
    err.println();
    err.println("backup:");
    err.println("  recipients: [" + key.recipient() + "]");
    err.flush();
    return ExitCode.OK;
  }
}
