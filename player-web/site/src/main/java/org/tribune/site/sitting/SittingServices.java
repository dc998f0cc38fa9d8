package org.tribune.site.sitting;

import java.time.Duration;
import java.util.function.Function;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.site.attendance.AttendanceService;
import org.tribune.site.feature.Foundation;

/**
 * What the other features ask of sittings, made before them. Safe for all threads.
 *
 * @param mapper for answers
 * @param broadcasts what went out of them
 * @param ends when they are over
 * @param ofRecordings which one a recording is of
 * @param service what clerks do to them
 * @param numbering of their deliberations
 */
public record SittingServices(
    SittingResponseMapper mapper,
    SittingBroadcasts broadcasts,
    SittingEnds ends,
    SittingOfRecording ofRecordings,
    SittingService service,
    DeliberationNumbering numbering) {
  /**
   * Those of a site.
   *
   * @param publicationDelay of a channel
   */
  public static SittingServices of(
      Foundation foundation, Function<ChannelId, Duration> publicationDelay) {
    TribuneConfig config = foundation.config();
    Catalogue catalogue = foundation.catalogue();
    MediaClock clock = foundation.clock();
    SittingResponseMapper mapper = new SittingResponseMapper(config.channels());
    SittingBroadcasts broadcasts =
        new SittingBroadcasts(
            catalogue, foundation.replays().marked(), foundation.ledger(), publicationDelay, clock);
    SittingEnds ends = new SittingEnds(catalogue.sittings(), broadcasts, clock);
    SittingService service =
        new SittingService(
            catalogue,
            mapper,
            broadcasts,
            ends,
            new AttendanceService(catalogue.assemblies()),
            config.sittings(),
            clock);
    return new SittingServices(
        mapper,
        broadcasts,
        ends,
        new SittingOfRecording(catalogue.sittings(), broadcasts, clock),
        service,
        new DeliberationNumbering(service, catalogue));
  }
}
