package org.tribune.box;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.archive.backup.Restoration;
import org.tribune.core.config.TribuneConfig;
import picocli.CommandLine.ExitCode;

/** A role from its start to the signal that stops it. */
final class Program {
  private static final Logger LOG = LoggerFactory.getLogger(Program.class);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final Duration BEFORE_LEAVING = Duration.ofSeconds(3);

  private final ProcessRole role;
  private final TribuneConfig config;
  private final PrintWriter out;
  private final Clock machine;

  /**
   * A program.
   *
   * @param machine the machine's clock
   */
  Program(ProcessRole role, TribuneConfig config, PrintWriter out, Clock machine) {
    this.role = role;
    this.config = config;
    this.out = out;
    this.machine = machine;
  }

  /** Starts the role and waits for SIGTERM or SIGINT; throws if it can't start. */
  int run() throws InterruptedException {
    DataDirectory.prepare(config.data());
    requireWhole(config.data());
    Ports.check(Ports.of(role, config));
    Addresses addresses = new Addresses(config);
    ClockFile.Started clock = new ClockFile(config.data()).start(machine);
    Wiring wiring = new Wiring(role, config, clock, addresses);
    Stages stages = wiring.stages();
    Thread stopper = Thread.ofPlatform().name("stop").unstarted(() -> stop(role, stages));
    Runtime.getRuntime().addShutdownHook(stopper);
    try {
      stages.start();
      LOG.info("Ready as {}, {} ms after launch", role, Uptime.millis());
      boolean known = wiring.findSetUpLink();
      addresses.print(out, known);
      if (!known) {
        Thread.ofPlatform().name("set-up link").daemon().start(() -> follow(wiring, addresses));
      }
      wiring.requireCatalogueOfOurs();
      if (role.does(ProcessRole.WEB) || role.does(ProcessRole.ARCHIVE)) {
        SandboxReport.of(config.sandbox()).log();
      }
    } catch (RuntimeException e) {
      Runtime.getRuntime().removeShutdownHook(stopper);
      stages.close();
      throw e;
    }
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  /** Prints the way in as soon as the catalogue says that it is needed. */
  private void follow(Wiring wiring, Addresses addresses) {
    try {
      do {
        Thread.sleep(BETWEEN_LOOKS);
      } while (!wiring.findSetUpLink());
      addresses.printSetUp(out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void requireWhole(Path data) {
    if (Restoration.isUnfinished(data)) {
      throw new StartException(
          "The restoration into "
              + data
              + " did not come to its end: run the same 'tribune restore' again");
    }
  }

  private static void stop(ProcessRole role, Stages stages) {
    LOG.info("Stopping");
    stages.leave();
    if (role == ProcessRole.WEB) {
      awaitOthers();
    }
    boolean whole = stages.closeAllInTime();
    LOG.info("Stopped");
    if (!whole) {
      // What was left behind may be in the middle of a native call.
      ProcessExit.now(ExitCode.OK);
    }
    // A stop that was asked for is a success; without this the status would be that of the signal.
    Runtime.getRuntime().halt(ExitCode.OK);
  }

  /** Whoever spreads the visitors over several of us asks now and then which of us are ready. */
  private static void awaitOthers() {
    try {
      Thread.sleep(BEFORE_LEAVING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
