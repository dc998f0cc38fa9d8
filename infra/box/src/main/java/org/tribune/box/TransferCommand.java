package org.tribune.box;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.config.TribuneConfig;
import org.tribune.site.http.ProblemException;
import org.tribune.site.transfer.CommandTransfers;
import org.tribune.site.transfer.DirectoryTransfers.Outcome;
import org.tribune.site.transfer.DirectoryTransfers.Wanted;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tribune transfer DIRECTORY}: sittings for the archive service. */
@Command(
    name = "transfer",
    description =
        "Writes what is left of each sitting that was held and lacks nothing into a directory, as"
            + " SEDA 2.3 packages for the archive service; what is there is not written again",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TransferCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteOptions options = new SiteOptions();

  @Parameters(paramLabel = "DIRECTORY", description = "Where they are written")
  private Path directory = Path.of("");

  @Option(
      names = "--sitting",
      paramLabel = "ID",
      description = "One that is wanted, as in its page's address; may be given several times")
  private Set<String> sittings = Set.of();

  @Option(
      names = "--without",
      paramLabel = "KIND",
      description =
          "What a sitting may lack, as printed in brackets behind what it waits for, such as"
              + " no-captions; may be given several times")
  private Set<String> without = Set.of();

  @Option(
      names = "--incomplete",
      description = "Takes those that lack anything, too, such as minutes that are not adopted")
  private boolean mayLack;

  @Override
  public Integer call() throws IOException {
    TribuneConfig config = options.load();
    PrintWriter out = spec.commandLine().getOut();
    try (Catalogue catalogue = Backends.openCatalogueForCommand(config);
        CommandTransfers transfers =
            new CommandTransfers(config, catalogue, Backends.openStore(config))) {
      Outcome outcome =
          transfers
              .transfers()
              .run(directory, new Wanted(sittings, without, mayLack), out::println);
      out.printf(
          "%d sittings written into %s, %d were there, %d wait, %d failed%n",
          outcome.written(), directory, outcome.kept(), outcome.waiting(), outcome.failed());
      return outcome.failed() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (ProblemException e) {
      throw new StartException(e.problem().detail().en(), e);
    } catch (IOException e) {
      throw new StartException("Can't write into " + directory + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new StartException("" + e.getMessage(), e);
    } finally {
      out.flush();
    }
  }
}
