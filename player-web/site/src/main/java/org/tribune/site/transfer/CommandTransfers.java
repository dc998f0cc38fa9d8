package org.tribune.site.transfer;

import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.Withholdings;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.network.ClientNetwork;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.download.CaptionFiles;
import org.tribune.delivery.download.Downloads;
import org.tribune.delivery.download.RecordingChapters;
import org.tribune.delivery.replay.Replays;
import org.tribune.delivery.sending.BodySending;
import org.tribune.delivery.sending.vertx.VertxBodySending;
import org.tribune.site.deliberation.PublicDecisions;
import org.tribune.site.minutes.MinutesPublication;
import org.tribune.site.minutes.file.MinutesFiles;
import org.tribune.site.publication.PublicationRegister;
import org.tribune.site.sitting.SittingBroadcasts;

/**
 * Transfers by a command, beside the program that serves the site or without it: what broadcasts
 * were is asked of the catalogue alone.
 */
public final class CommandTransfers implements AutoCloseable {
  private final EmbeddedEventLog nothing;
  private final Replays replays;
  private final DirectoryTransfers transfers;

  /** Transfers of a site. */
  public CommandTransfers(TribuneConfig config, Catalogue catalogue, ObjectStore store) {
    // Nothing is written to it or read of it: the ledger is never started.
    nothing = new EmbeddedEventLog(config.data().resolve("log"));
    MediaClock clock = MediaClock.system();
    Withholdings withholdings = Withholdings.of(catalogue);
    BodySending sending = new VertxBodySending();
    String language = config.site().language();
    replays =
        new Replays(
            catalogue, withholdings, Optional.of(store), language, config.captions().order());
    SittingBroadcasts broadcasts =
        new SittingBroadcasts(
            catalogue,
            replays.marked(),
            new BroadcastLedger(nothing),
            config::publicationDelay,
            clock);
    Downloads downloads =
        new Downloads(
            catalogue,
            withholdings,
            store,
            sending,
            config.site(),
            RecordingChapters.NONE,
            CaptionFiles.NONE,
            _ -> ClientNetwork.of(InetAddress.getLoopbackAddress()));
    MinutesPublication minutes =
        new MinutesPublication(
            new PublicationRegister(
                catalogue.publications(), config.sittings().monthsOnline(), clock),
            new MinutesFiles(config.site().name()),
            Optional.of(store));
    ContentsFinder finder =
        new ContentsFinder(
            catalogue,
            store,
            new PublicDecisions(catalogue, broadcasts),
            broadcasts,
            UnaryOperator.identity(),
            replays,
            downloads,
            sending,
            minutes::file,
            config.site());
    transfers =
        new DirectoryTransfers(
            catalogue,
            new TransferService(finder, config.sittings().transfer(), clock),
            Clock.systemUTC());
  }

  public DirectoryTransfers transfers() {
    return transfers;
  }

  @Override
  public void close() {
    replays.close();
    nothing.close();
  }
}
