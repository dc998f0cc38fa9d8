package org.tribune.site.portal;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.video.Video;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.ProblemException;
import org.tribune.site.video.VideoFilter;
import org.tribune.site.video.VideoService;

/** What other sites, readers of feeds and search engines ask of this one. Calls block. */
final class PortalService {
  private static final List<String> PAGES =
      List.of(
          "/",
          "/sittings",
          "/deliberations/",
          "/publications",
          "/reports",
          "/questions",
          "/search",
          "/open-data",
          "/help",
          "/contact",
          "/site-map",
          "/accessibility",
          "/legal",
          "/privacy");

  private static final int MOST_SITTINGS = 10_000;
  private static final int MOST_RECORDINGS = 10_000;

  /** What of this site can be embedded. */
  private static final Pattern PLAYED =
      Pattern.compile("(?:/embed)?/(live|watch|reports)/([a-z0-9][a-z0-9-]{0,99})");

  private final Catalogue catalogue;
  private final VideoService videos;
  private final TribuneConfig config;

  PortalService(Catalogue catalogue, VideoService videos, TribuneConfig config) {
    this.catalogue = catalogue;
    this.videos = videos;
    this.config = config;
  }

  private URI site() {
    return config.site().url();
  }

  private URI absolute(String address) {
    return URI.create(site() + address);
  }

  /** All pages that the public may find. */
  String siteMap() {
    List<SiteMap.Page> all = new ArrayList<>();
    for (String address : PAGES) {
      all.add(new SiteMap.Page(address, Optional.empty()));
    }
    config
        .channels()
        .forEach(each -> all.add(new SiteMap.Page("/live/" + each.id(), Optional.empty())));
    for (Video video : videos.findPublic(VideoFilter.ALL)) {
      video
          .slug()
          .ifPresent(
              slug ->
                  all.add(
                      new SiteMap.Page(
                          "/reports/" + slug, Optional.of(video.dates().changedAt()))));
    }
    Map<SittingId, Instant> minutes = catalogue.minutes().published();
    catalogue.sittings().list(SittingQuery.from(Instant.EPOCH, MOST_SITTINGS)).stream()
        .filter(each -> each.status().isPublic())
        .forEach(
            each -> {
              String address = "/sittings/" + each.id();
              all.add(new SiteMap.Page(address, Optional.of(each.changedAt())));
              Optional.ofNullable(minutes.get(each.id()))
                  .ifPresent(
                      at -> all.add(new SiteMap.Page(address + "/minutes", Optional.of(at))));
            });
    catalogue.recordings(RecordingQuery.complete(MOST_RECORDINGS)).stream()
        .filter(each -> each.kind() == RecordingKind.SITTING)
        .forEach(each -> all.add(new SiteMap.Page("/watch/" + each.id(), each.endedAt())));
    return SiteMap.write(site(), all);
  }

  /** The player of what an address of this site shows. */
  OEmbed.Response embed(String address, Optional<Integer> maxWidth, Optional<Integer> maxHeight) {
    String path =
        address.startsWith(site() + "/") ? address.substring(site().toString().length()) : "";
    Matcher played = PLAYED.matcher(path.replaceFirst("[?#].*", ""));
    if (!played.matches()) {
      throw new ProblemException(nothing());
    }
    String kind = played.group(1);
    String what = played.group(2);
    String title = title(kind, what).orElseThrow(() -> new ProblemException(nothing()));
    return OEmbed.within(title, absolute("/embed/" + kind + "/" + what), maxWidth, maxHeight)
        .response(config.site().name(), site());
  }

  private Optional<String> title(String kind, String what) {
    return switch (kind) {
      case "live" -> channelName(what);
      case "reports" -> videos.findPublic(what).map(video -> video.texts().title());
      default ->
          catalogue
              .recording(new BroadcastId(what))
              .filter(Recording::isComplete)
              .map(
                  each ->
                      each.title().isEmpty()
                          ? channelName(each.channel().value()).orElse(each.channel().value())
                          : each.title());
    };
  }

  private Optional<String> channelName(String id) {
    return config.channels().stream()
        .filter(each -> each.id().value().equals(id))
        .map(ChannelConfig::name)
        .findFirst();
  }

  private static Problem nothing() {
    return Problem.of(404, "Nothing to embed", "feed.nothing-to-play");
  }
}
