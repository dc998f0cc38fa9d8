package org.tribune.site.broadcast;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EventLog;
import org.tribune.core.room.RoomPictures;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.caption.LiveTranscripts;
import org.tribune.delivery.client.ClientAddress;
import org.tribune.delivery.origin.LiveWindows;
import org.tribune.delivery.viewing.SharedCensus;
import org.tribune.delivery.viewing.ViewerCensus;
import org.tribune.delivery.viewing.ViewerKey;
import org.tribune.site.feature.Foundation;
import org.tribune.site.recording.ChapterProjection;

/**
 * What the server knows of what is on air. Whoever made a part starts and closes it. Safe for all
 * threads.
 *
 * @param windows what can be watched now
 * @param transcripts what is being said
 * @param chapters what is marked
 * @param projection how sources and encoders are
 * @param census who watches by this process
 * @param shared how many watch by all processes
 * @param key tells viewers apart
 * @param rooms what the rooms look like
 */
public record LiveParts(
    LiveWindows windows,
    LiveTranscripts transcripts,
    ChapterProjection chapters,
    StatusProjection projection,
    ViewerCensus census,
    SharedCensus shared,
    ViewerKey key,
    RoomPictures rooms) {
  /**
   * Those of a server.
   *
   * @param clients where requests come from
   * @param rooms what the rooms look like, if their cameras come in here
   * @param renditions how many are sent which rendition of what is on air on a channel
   */
  public static LiveParts of(
      Foundation foundation,
      ClientAddress clients,
      RoomPictures rooms,
      Function<ChannelId, Map<String, Integer>> renditions) {
    TribuneConfig config = foundation.config();
    EventLog log = foundation.log();
    BroadcastLedger ledger = foundation.ledger();
    Catalogue catalogue = foundation.catalogue();
    MediaClock clock = foundation.clock();
    ChapterProjection chapters =
        new ChapterProjection(log, ledger, catalogue.markings(), config::publicationDelay, clock);
    LiveTranscripts transcripts =
        new LiveTranscripts(log, ledger, catalogue, config.captions().order());
    LiveWindows windows =
        new LiveWindows(
            log,
            ledger,
            foundation.store(),
            catalogue,
            transcripts,
            config
                .captions()
                .recogniser()
                .map(_ -> config.captions().language().orElse(config.site().language())),
            chapters::dateRanges,
            clock);
    StatusProjection projection = new StatusProjection(log, clock);
    ViewerCensus census = new ViewerCensus(clock);
    List<ChannelId> channels = config.channels().stream().map(ChannelConfig::id).toList();
    return new LiveParts(
        windows,
        transcripts,
        chapters,
        projection,
        census,
        new SharedCensus(log, census, projection::viewersElsewhere, renditions, channels),
        new ViewerKey(clock, clients),
        rooms);
  }
}
