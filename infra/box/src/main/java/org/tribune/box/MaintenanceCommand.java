package org.tribune.box;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tribune.archive.backup.AgeRecipients;
import org.tribune.archive.backup.Backup;
import org.tribune.archive.backup.BackupCopies;
import org.tribune.archive.backup.BackupReport;
import org.tribune.archive.backup.Restoration;
import org.tribune.archive.backup.Site;
import org.tribune.archive.correction.SealedOriginals;
import org.tribune.archive.doctor.Copies;
import org.tribune.archive.doctor.Diagnosis;
import org.tribune.archive.doctor.Doctor;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.keys.ShreddedKeyList;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.config.MailConfig;
import org.tribune.core.config.StoreConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.crypto.KeyId;
import org.tribune.core.time.ProcessTimeZone;
import org.tribune.site.account.UnnamedProxy;
import org.tribune.site.mail.SmtpServer;
import org.tribune.site.mail.UndeliveredException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that looks after what is kept: it does its work and ends. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
abstract sealed class MaintenanceCommand implements Callable<Integer> {
  /** More than these would hide what matters. */
  private static final int MOST_LINES = 50;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteOptions options = new SiteOptions();

  @Override
  public Integer call() {
    TribuneConfig config = options.load();
    PrintWriter out = spec.commandLine().getOut();
    try (Catalogue catalogue = Backends.openCatalogueForCommand(config)) {
      Site site =
          new Site(
              catalogue,
              Backends.openStore(config),
              config.data(),
              passing(config),
              options.configuration());
      return run(site, config, out);
    } finally {
      out.flush();
    }
  }

  /** Does the work; gives the exit status. */
  abstract int run(Site site, TribuneConfig config, PrintWriter out);

  /** What lies in the data directory and has a way of its own into a backup, or none. */
  private static Set<Path> passing(TribuneConfig config) {
    Set<Path> passing = new HashSet<>();
    passing.add(config.data().resolve("spool"));
    passing.add(config.data().resolve("clock"));
    passing.add(UnnamedProxy.note(config.data()));
    passing.add(config.data().resolve("uploads"));
    passing.add(config.data().resolve("films"));
    passing.add(config.data().resolve("encoding"));
    // What a backup brings back is encrypted anew: the key of what is here never leaves the
    // machine.
    for (String suffix : List.of("", ".old", ".new")) {
      passing.add(Path.of(config.catalogue().masterKey() + suffix));
    }
    // It belongs to the catalogue that is there, not to the one that a backup holds.
    passing.add(config.catalogue().masterKey().resolveSibling("shredded"));
    // Rebuilt at each start.
    passing.add(config.data().resolve("search"));
    if (config.store() instanceof StoreConfig.Directory directory) {
      passing.add(directory.path());
    }
    if (config.catalogue() instanceof CatalogueConfig.Sqlite sqlite) {
      for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
        passing.add(Path.of(sqlite.path() + suffix));
      }
    }
    return passing;
  }

  /** Prints what was found, as far as it can be read. */
  static void tell(PrintWriter out, List<String> lines) {
    lines.stream().limit(MOST_LINES).forEach(line -> out.println("  " + line));
    if (lines.size() > MOST_LINES) {
      out.println("  and " + (lines.size() - MOST_LINES) + " more");
    }
  }

  private static String megabytes(long bytes) {
    return Math.round(bytes / 1e5) / 10.0 + " MB";
  }

  /** {@code tribune backup DIRECTORY}. */
  @Command(
      name = "backup",
      description = "Copies everything into a directory; what it has is not copied again")
  static final class BackupCommand extends MaintenanceCommand {
    @Parameters(paramLabel = "DIRECTORY", description = "New, empty, or that of the backup before")
    private Path target = Path.of("");

    @Override
    int run(Site site, TribuneConfig config, PrintWriter out) {
      Optional<AgeRecipients> recipients =
          Optional.of(config.backup().recipients())
              .filter(each -> !each.isEmpty())
              .map(AgeRecipients::new);
      BackupReport report =
          new Backup(site, recipients, Version.number(), Clock.systemUTC()).run(target);
      out.printf(
          "Backed up %d recordings into %s: %d objects copied (%s), %d were there, %d removed%n",
          report.recordings(),
          target,
          report.copied(),
          megabytes(report.copiedBytes()),
          report.kept(),
          report.removed());
      if (recipients.isEmpty()) {
        out.println(
            "It is not encrypted: who gets hold of it can read it. The configuration and the keys in"
                + " the data directory are left out, so keep a copy of the configuration elsewhere."
                + " 'tribune backup-key' makes a key for backups");
      }
      if (report.missing().isEmpty()) {
        return ExitCode.OK;
      }
      out.println("The store lacks these, or has them damaged; 'tribune doctor' says more:");
      tell(out, report.missing());
      return ExitCode.SOFTWARE;
    }
  }

  /** {@code tribune restore DIRECTORY}. */
  @Command(
      name = "restore",
      description = "Fills an empty data directory, store and catalogue from a backup")
  static final class RestoreCommand extends MaintenanceCommand {
    @Parameters(paramLabel = "DIRECTORY", description = "The backup's")
    private Path backup = Path.of("");

    @Option(
        names = "--shredded",
        paramLabel = "FILE",
        description =
            "What was erased, if the disk of before can be read: DATA/keys/shredded. None of it is"
                + " brought back")
    private Optional<Path> shredded = Optional.empty();

    @Mixin private IdentityOption identity = new IdentityOption();

    @Override
    int run(Site site, TribuneConfig config, PrintWriter out) {
      Set<KeyId> destroyed = shredded.map(RestoreCommand::readList).orElse(Set.of());
      Restoration.Result result = new Restoration(site, destroyed).run(backup, identity.file());
      if (shredded.isEmpty()) {
        out.println(
            "What citizens had erased after this backup was made was in it, and is back: with the"
                + " file DATA/keys/shredded of the site as it was last, --shredded keeps it away");
      }
      Diagnosis diagnosis =
          new Doctor(
                  site.catalogue(),
                  site.store(),
                  Optional.empty(),
                  /* repairs= */ false,
                  Clock.systemUTC())
              .examine();
      boolean trailHolds =
          AuditCommand.verify(site.catalogue(), config.audit(), /* heads= */ List.of(), out);
      out.printf(
          "Restored %d recordings from %s: %d objects (%s), every checksum verified%n",
          diagnosis.recordings(), backup, diagnosis.objects(), megabytes(diagnosis.bytes()));
      site.catalogue()
          .accounts()
          .auditChain()
          .head()
          .ifPresent(
              head ->
                  out.printf(
                      "The audit trail ends with entry %d. If a later e-mail shows more, compare:"
                          + " 'tribune audit verify --head \"…\"'%n",
                      head.number()));
      if (result.redrawn() > 0) {
        out.printf(
            "%d pictures are not in the backup, such as of what was on air while it was made: they"
                + " are drawn anew once the program runs%n",
            result.redrawn());
      }
      if (result.missing().isEmpty() && diagnosis.isSound()) {
        return trailHolds ? ExitCode.OK : ExitCode.SOFTWARE;
      }
      out.println("The backup lacks these, or has them damaged:");
      tell(out, result.missing());
      return ExitCode.SOFTWARE;
    }

    private static Set<KeyId> readList(Path file) {
      if (!Files.exists(file)) {
        throw new StartException("There is no list of what was erased in " + file + ": name it");
      }
      return new ShreddedKeyList(file).read();
    }
  }

  /** {@code tribune originals RECORDING CORRECTION DIRECTORY}. */
  @Command(
      name = "originals",
      description = "Decrypts the segments that a correction has sealed, such as for a court")
  static final class OriginalsCommand extends MaintenanceCommand {
    @Parameters(index = "0", paramLabel = "RECORDING", description = "The recording's id")
    private String recording = "";

    @Parameters(index = "1", paramLabel = "CORRECTION", description = "1 for its first")
    private int correction;

    @Parameters(index = "2", paramLabel = "DIRECTORY", description = "Where they are written")
    private Path target = Path.of("");

    @Override
    int run(Site site, TribuneConfig config, PrintWriter out) {
      int opened =
          new SealedOriginals(site.catalogue(), site.store())
              .open(new BroadcastId(recording), correction, this::write);
      out.printf("%d segments decrypted into %s%n", opened, target);
      return opened > 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void write(String name, Bytes segment) {
      Path file = target.resolve(name);
      try {
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, segment.array());
      } catch (IOException e) {
        throw new StartException("Can't write " + file + " (" + e + ")", e);
      }
    }
  }

  /** {@code tribune rotate-key}. */
  @Command(
      name = "rotate-key",
      description = "Makes another master key, and wraps all keys under it")
  static final class RotateKeyCommand extends MaintenanceCommand {
    @Override
    int run(Site site, TribuneConfig config, PrintWriter out) {
      site.catalogue().dataKeys().rotate();
      out.println(
          "The master key in "
              + config.catalogue().masterKey()
              + " is another one now. A site on several machines: copy the file to the others");
      return ExitCode.OK;
    }
  }

  /** The key of a backup that is encrypted. */
  static final class IdentityOption {
    @Option(
        names = "--identity",
        paramLabel = "FILE",
        description =
            "The secret key (AGE-SECRET-KEY-1…) that opens the backup, if it is encrypted")
    private Optional<Path> file = Optional.empty();

    Optional<Path> file() {
      return file;
    }
  }

  /** {@code tribune doctor}. */
  @Command(
      name = "doctor",
      description =
          "Verifies every recording against its checksums, mends what can be mended, verifies the"
              + " audit trail, tries the mail server, and shows the site's time and if decoders"
              + " are confined")
  static final class DoctorCommand extends MaintenanceCommand {
    @Option(
        names = "--from",
        paramLabel = "BACKUP",
        description = "The directory of a backup to mend from")
    private Optional<Path> backup = Optional.empty();

    @Mixin private IdentityOption identity = new IdentityOption();

    @Option(names = "--check", description = "Only looks, and changes nothing")
    private boolean onlyLooks;

    @Override
    int run(Site site, TribuneConfig config, PrintWriter out) {
      Optional<Copies> copies = backup.map(each -> BackupCopies.open(each, identity.file())::find);
      Diagnosis diagnosis =
          new Doctor(site.catalogue(), site.store(), copies, !onlyLooks, Clock.systemUTC())
              .examine();
      tell(
          out,
          diagnosis.findings().stream()
              .map(each -> each.outcome().name().toLowerCase(Locale.ROOT) + ": " + each.text())
              .toList());
      out.printf(
          "%s: %d recordings, %d objects (%s) verified, %d findings%n",
          diagnosis.isSound() ? "All is well" : "Something is left to do",
          diagnosis.recordings(),
          diagnosis.objects(),
          megabytes(diagnosis.bytes()),
          diagnosis.findings().size());
      new TimezoneReport(config.site().timezone(), ProcessTimeZone.ofMachine(), Instant.now())
          .lines(site.catalogue().sittings())
          .forEach(out::println);
      UnnamedProxy.advice(config.data()).ifPresent(out::println);
      boolean mailGoes = config.mail().map(mail -> mailGoes(mail, config, out)).orElse(true);
      boolean filesOpen = SandboxReport.of(config.sandbox()).print(out);
      boolean trailHolds =
          AuditCommand.verify(site.catalogue(), config.audit(), /* heads= */ List.of(), out);
      return diagnosis.isSound() && mailGoes && filesOpen && trailHolds
          ? ExitCode.OK
          : ExitCode.SOFTWARE;
    }

    /** Sees whether the mail server lets this site in; nothing is sent. */
    private static boolean mailGoes(MailConfig mail, TribuneConfig config, PrintWriter out) {
      SmtpServer server = new SmtpServer(mail, config.site());
      try {
        server.check();
        out.printf("The mail server %s:%d lets this site in%n", mail.host(), mail.port());
        return true;
      } catch (UndeliveredException e) {
        out.println(e.getMessage());
        return false;
      } finally {
        server.hangUp();
      }
    }
  }
}
