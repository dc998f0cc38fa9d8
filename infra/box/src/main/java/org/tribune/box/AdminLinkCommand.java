package org.tribune.box;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.config.TribuneConfig;
import org.tribune.site.account.StaffLinks;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code tribune admin-link}: the way back in when the last administrator has forgotten the
 * password. It needs what is only on the machine: the catalogue's file, or its password.
 */
@Command(
    name = "admin-link",
    description = "Makes a one-time link for an administrator to choose a new password",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class AdminLinkCommand implements Callable<Integer> {
  /** Who the audit trail says made the link. */
  private static final String MACHINE = "tribune admin-link";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteOptions options = new SiteOptions();

  @Option(
      names = "--login",
      paramLabel = "LOGIN",
      description = "Whose, where there are several administrators")
  private Optional<String> login = Optional.empty();

  @Override
  public Integer call() {
    TribuneConfig config = options.load();
    PrintWriter out = spec.commandLine().getOut();
    try (Catalogue catalogue = Backends.openCatalogueForCommand(config)) {
      StaffLinks links = new StaffLinks(catalogue.accounts(), config.site().url());
      Optional<URI> setUp = links.setUp();
      if (setUp.isPresent()) {
        out.println("There is no administrator yet. This link makes the first one, once:");
        out.println("  " + setUp.get());
      } else {
        tellReset(out, catalogue.accounts(), links);
      }
      return ExitCode.OK;
    } finally {
      out.flush();
    }
  }

  private void tellReset(PrintWriter out, Accounts accounts, StaffLinks links) {
    Account account = administrator(accounts);
    Instant now = Instant.now();
    AuditEntry entry =
        new AuditEntry(
            /* number= */ 0,
            now,
            /* account= */ Optional.empty(),
            MACHINE,
            AuditAction.LINK_MADE,
            account.login().value(),
            /* detail= */ "",
            System.getProperty("user.name", ""));
    StaffLinks.Made made = links.forPassword(account, now, entry);
    String end =
        made.endsAt()
            .map(at -> TIME.format(at.atZone(ZoneId.systemDefault())))
            .orElse("it is used");
    out.println(
        "With this link "
            + account.displayName()
            + " ("
            + account.login()
            + ") chooses a new password, once, until "
            + end
            + ":");
    out.println("  " + made.address());
  }

  private Account administrator(Accounts accounts) {
    List<Account> able = accounts.accounts().stream().filter(Account::isAbleAdministrator).toList();
    Optional<Login> wished = login.flatMap(Login::of);
    List<Account> found =
        login.isEmpty()
            ? able
            : able.stream().filter(each -> wished.equals(Optional.of(each.login()))).toList();
    if (found.size() != 1) {
      String logins =
          able.stream().map(each -> each.login().value()).collect(Collectors.joining(", "));
      throw new StartException(
          (login.isEmpty() ? "There are several administrators" : "No administrator has this login")
              + ": name one with --login ("
              + logins
              + ")");
    }
    return found.getFirst();
  }
}
