package org.tribune.box;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tribune.archive.doctor.TrailExamination;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditChain;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditHead;
import org.tribune.core.config.AuditConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.signing.TimestampTrust;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tribune audit}: what the machine's administrator can ask of the audit trail. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
abstract sealed class AuditCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteOptions options = new SiteOptions();

  @Override
  public Integer call() {
    TribuneConfig config = options.load();
    PrintWriter out = spec.commandLine().getOut();
    try (Catalogue catalogue = Backends.openCatalogueForCommand(config)) {
      return run(catalogue, config, out);
    } finally {
      out.flush();
    }
  }

  /** Does the work; gives the exit status. */
  abstract int run(Catalogue catalogue, TribuneConfig config, PrintWriter out);

  /** Verifies all of it, and prints what was found; true if all is well. */
  static boolean verify(
      Catalogue catalogue, AuditConfig config, List<AuditHead> heads, PrintWriter out) {
    TrailExamination.Result result =
        new TrailExamination(catalogue, config.timestamps().map(TimestampTrust::of)).examine(heads);
    MaintenanceCommand.tell(out, result.findings().stream().map(each -> each.text()).toList());
    out.printf(
        "%s: audit trail of %d entries (%d older than its chain, %d erased), %d time stamps, %d"
            + " proofs of closed sessions verified%n",
        result.isSound() ? "All is well" : "Something was tampered with, or is missing",
        result.chain().entries(),
        result.chain().adopted(),
        result.chain().erased(),
        result.stamps(),
        result.proofs());
    return result.isSound();
  }

  /** {@code tribune audit head}. */
  @Command(
      name = "head",
      description = "Prints where the audit trail ends, to be kept outside of this machine")
  static final class HeadCommand extends AuditCommand {
    @Override
    int run(Catalogue catalogue, TribuneConfig config, PrintWriter out) {
      Optional<AuditHead> head = catalogue.accounts().auditChain().head();
      out.println(head.map(AuditHead::text).orElse("The audit trail has no entries yet"));
      return ExitCode.OK;
    }
  }

  /** {@code tribune audit verify}. */
  @Command(
      name = "verify",
      description =
          "Verifies the audit trail, and that it still holds what e-mails or printed pages show")
  static final class VerifyCommand extends AuditCommand {
    @Option(
        names = "--head",
        paramLabel = "HEAD",
        description = "A head from an e-mail or from paper, in quotes; may be given several times")
    private List<String> heads = List.of();

    @Override
    int run(Catalogue catalogue, TribuneConfig config, PrintWriter out) {
      List<AuditHead> read = heads.stream().map(VerifyCommand::head).toList();
      boolean isSound = verify(catalogue, config.audit(), read, out);
      if (isSound && !read.isEmpty()) {
        out.printf(
            "The trail holds all that the given %s.%n",
            read.size() == 1 ? "head shows" : "heads show");
      }
      return isSound ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static AuditHead head(String text) {
      return AuditHead.parse(text)
          .orElseThrow(
              () ->
                  new StartException(
                      "'"
                          + text
                          + "' is no head: give the line of the e-mail in quotes, such as --head"
                          + " \"1234: 3f2a 9c01 …\", the number and all 16 groups"));
    }
  }

  /** {@code tribune audit erase NUMBER}. */
  @Command(
      name = "erase",
      description =
          "Erases who did what in one entry, for ever, where the law demands it; the chain still"
              + " holds, and an entry records it")
  static final class EraseCommand extends AuditCommand {
    @Parameters(paramLabel = "NUMBER", description = "The entry's")
    private long number = 0;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "For the trail")
    private String reason = "";

    @Override
    int run(Catalogue catalogue, TribuneConfig config, PrintWriter out) {
      AuditChain chain = catalogue.accounts().auditChain();
      AuditEntry why =
          new AuditEntry(
              /* number= */ 0,
              Instant.now(),
              /* account= */ Optional.empty(),
              "tribune audit erase",
              AuditAction.AUDIT_ERASED,
              Long.toString(number),
              reason,
              System.getProperty("user.name", ""));
      if (!chain.erase(number, why)) {
        throw new StartException(
            "There is no entry "
                + number
                + " that is not erased already: see its number on the"
                + " console's page Journal");
      }
      out.println("Entry " + number + " is erased. Backups that were made before still hold it.");
      return ExitCode.OK;
    }
  }

  /** The group of the commands. */
  @Command(
      name = "audit",
      description = "The audit trail: where it ends, whether it was rewritten",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      subcommands = {HeadCommand.class, VerifyCommand.class, EraseCommand.class})
  static final class Group implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      spec.commandLine().usage(spec.commandLine().getOut());
      return ExitCode.USAGE;
    }
  }
}
