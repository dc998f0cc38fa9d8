package org.tribune.site.recording;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.CataloguedChannel;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.FilmPictures;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.ReplayClock;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Report;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.download.Download;
import org.tribune.delivery.replay.RecordingIndex;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.http.ApiJson;

/** Recordings as the API shows them. Calls block: they ask the catalogue. Safe for all threads. */
public final class RecordingViews {
  private static final String STORYBOARD = "storyboard";

  private final Catalogue catalogue;
  private final Predicate<BroadcastId> isContested;
  private final Function<Recording, Optional<SittingId>> sittings;
  private final Map<ChannelId, String> names = new HashMap<>();

  /**
   * Views.
   *
   * @param isContested true for a recording of which something may not be seen
   */
  public RecordingViews(
      Catalogue catalogue,
      Predicate<BroadcastId> isContested,
      Function<Recording, Optional<SittingId>> sittings,
      List<ChannelConfig> channels) {
    this.catalogue = catalogue;
    this.isContested = isContested;
    this.sittings = sittings;
    channels.forEach(channel -> names.put(channel.id(), channel.name()));
  }

  /** One of many: what a list shows. */
  public ObjectNode summary(Recording recording) {
    List<Correction> corrections = catalogue.corrections(recording.id());
    Optional<Asset> poster =
        isContested.test(recording.id())
            ? Optional.empty()
            : FilmPictures.poster(catalogue.assets(recording.id()), shown(recording));
    return view(recording, duration(recording, corrections), poster);
  }

  private FilmSettings shown(Recording recording) {
    return Replays.report(catalogue, recording).map(Report::settings).orElse(FilmSettings.USUAL);
  }

  /** By the clock, less what was cut: the list is not worth reading every segment. */
  private static Optional<Double> duration(Recording recording, List<Correction> corrections) {
    return recording
        .endedAt()
        .filter(ended -> recording.isComplete())
        .map(
            ended -> {
              long micros = MediaTime.of(Duration.between(recording.startedAt(), ended)).toMicros();
              long cut =
                  corrections.stream()
                      .filter(each -> each.kind() == Correction.Kind.CUT)
                      .filter(each -> each.state() == Correction.State.DONE)
                      .mapToLong(each -> each.to().minus(each.from()).toMicros())
                      .sum();
              return seconds(Math.max(0, micros - cut));
            });
  }

  /**
   * Everything that the public may know.
   *
   * @param index if it can be watched
   * @param downloads that are offered of it
   */
  public ObjectNode detail(
      Recording recording, Optional<RecordingIndex> index, List<Download> downloads) {
    Optional<Asset> poster =
        index.flatMap(known -> FilmPictures.poster(known.assets(), shown(recording)));
    Optional<Double> duration = index.map(known -> seconds(known.durationMicros()));
    ObjectNode view = view(recording, duration, poster);
    view.put("revision", recording.revision());
    view.put("storyboard", storyboard(recording, index).orElse(null));
    view.put(
        "live",
        recording.state() == RecordingState.RECORDING ? "/live/" + recording.channel() : null);
    view.set(
        "chapters",
        index.map(known -> MarkViews.replay(known, () -> sittings.apply(recording))).orElse(null));
    ArrayNode captions = view.putArray("captions");
    index.ifPresent(
        known ->
            known
                .captions()
                .languages()
                .forEach(
                    each ->
                        captions
                            .addObject()
                            .put("language", each)
                            .put("address", known.captions().address(known, each))));
    ArrayNode pauses = view.putArray("pauses");
    index.ifPresent(known -> pauses(known).forEach(pauses::add));
    ArrayNode renditions = view.putArray("renditions");
    for (Rendition rendition : recording.format().renditions()) {
      renditions.add(rendition(rendition, index));
    }
    ArrayNode files = view.putArray("downloads");
    downloads.forEach(each -> files.add(download(each)));
    return view;
  }

  /** Where the slate stands for a suspension or a closed session, as a player shows it. */
  private List<ObjectNode> pauses(RecordingIndex index) {
    MediaTime origin = MediaTime.of(index.recording().format().timeline().origin());
    return catalogue.broadcast(index.recording().id()).stream()
        .flatMap(broadcast -> broadcast.interruptions().stream())
        .filter(each -> each.slateUntil().isPresent())
        .map(
            each -> {
              MediaTime from = MediaTime.of(each.from()).minus(origin);
              MediaTime to = MediaTime.of(each.slateUntil().get()).minus(origin);
              long start =
                  Math.clamp(index.clock().toReplayMicros(from), 0, index.durationMicros());
              long end = Math.clamp(index.clock().toReplayMicros(to), 0, index.durationMicros());
              return ApiJson.object()
                  .put("closed", each.kind() == Interruption.Kind.CLOSED_SESSION)
                  .put("start", seconds(start))
                  .put("end", seconds(end));
            })
        .toList();
  }

  /** While it is being made, the address that stays; nothing may be there yet of a live. */
  private static Optional<String> storyboard(Recording recording, Optional<RecordingIndex> index) {
    Optional<Asset> list = index.flatMap(known -> known.asset(STORYBOARD));
    boolean grows = list.filter(each -> each.file().contains(RecordingNames.GROWING)).isPresent();
    return grows || recording.state() == RecordingState.RECORDING
        ? Optional.of(folder(recording) + "storyboard.vtt")
        : list.map(asset -> address(recording, asset));
  }

  private static ObjectNode rendition(Rendition rendition, Optional<RecordingIndex> index) {
    ObjectNode view = ApiJson.object().put("id", rendition.id());
    switch (rendition) {
      case Rendition.Video video ->
          view.put("kind", "video").put("width", video.width()).put("height", video.height());
      case Rendition.Audio audio -> view.put("kind", "audio").putNull("width").putNull("height");
    }
    return view.put("codec", rendition.codec())
        .put(
            "averageBandwidth",
            index
                .map(known -> known.rates(rendition).average())
                .orElse((long) rendition.averageBandwidth()))
        .put("bytes", index.map(known -> known.bytes(rendition.id())).orElse(null));
  }

  private static ObjectNode download(Download download) {
    return ApiJson.object()
        .put("kind", download.kind().name().toLowerCase(Locale.ROOT))
        .put("rendition", download.rendition().orElse(null))
        .put("url", download.url())
        .put("bytes", download.bytes());
  }

  private ObjectNode view(Recording recording, Optional<Double> duration, Optional<Asset> poster) {
    ObjectNode view = ApiJson.object().put("id", recording.id().value());
    view.putObject("channel")
        .put("id", recording.channel().value())
        .put("name", nameOf(recording.channel()));
    return view.put("title", recording.title())
        .put("kind", recording.kind().name().toLowerCase(Locale.ROOT))
        .put("state", recording.state().name().toLowerCase(Locale.ROOT))
        .put("startedAt", recording.startedAt().toString())
        .put("endedAt", recording.endedAt().map(Object::toString).orElse(null))
        .put("duration", duration.orElse(null))
        .put("watch", page(recording))
        .put("hls", "/hls/recordings/" + recording.id() + "/index.m3u8")
        .put("poster", poster.map(asset -> address(recording, asset)).orElse(null));
  }

  /** Where it is watched: a film, on the page of the report that shows it. */
  public String page(Recording recording) {
    return Optional.of(recording)
        .filter(each -> each.kind() == RecordingKind.REPORT)
        .flatMap(film -> catalogue.reports().ofFilm(film.id()))
        .flatMap(Report::slug)
        .map(slug -> "/reports/" + slug)
        .orElse("/watch/" + recording.id());
  }

  private static String address(Recording recording, Asset asset) {
    return folder(recording) + asset.file();
  }

  private static String folder(Recording recording) {
    return "/hls/recordings/" + recording.id() + "/assets/";
  }

  public String nameOf(ChannelId channel) {
    return Optional.ofNullable(names.get(channel))
        .or(
            () ->
                catalogue.channels().stream()
                    .filter(known -> known.id().equals(channel))
                    .map(CataloguedChannel::name)
                    .findFirst())
        .orElse(channel.value());
  }

  /**
   * A correction, for the operator.
   *
   * @param index of its recording, if it can be watched: its times are then told as a player shows
   *     them
   */
  static ObjectNode correction(
      Correction correction, Recording recording, Optional<RecordingIndex> index) {
    Instant origin = recording.format().timeline().origin();
    ObjectNode view =
        ApiJson.object()
            .put("id", correction.id())
            .put("kind", correction.kind().name().toLowerCase(Locale.ROOT))
            .put("from", index.map(known -> shown(known.clock(), correction.from())).orElse(null))
            .put("to", index.map(known -> shown(known.clock(), correction.to())).orElse(null))
            .put("fromAt", origin.plus(correction.from().toDuration()).toString())
            .put("toAt", origin.plus(correction.to().toDuration()).toString())
            .put("reason", correction.reason())
            .put("legalBasis", correction.legalBasis())
            .put("requestedBy", correction.requestedBy())
            .put("requestedAt", correction.requestedAt().toString())
            .put("state", correction.state().name().toLowerCase(Locale.ROOT))
            .put("finishedAt", correction.finishedAt().map(Object::toString).orElse(null))
            .put("failure", correction.failure().orElse(null));
    return view.put("sealedUntil", correction.sealedUntil().map(Object::toString).orElse(null));
  }

  /**
   * A passage that is withheld, for the operator.
   *
   * @param index of its recording, if it can be watched: the passage is then told as a player shows
   *     it, as far as it was recorded
   */
  static ObjectNode withholding(
      Withholding withholding, Recording recording, Optional<RecordingIndex> index) {
    ObjectNode view = WithholdingViews.withholding(withholding);
    Optional<Span> span = index.flatMap(known -> span(withholding, recording, known));
    return view.put("from", span.map(Span::from).orElse(null))
        .put("to", span.map(Span::to).orElse(null));
  }

  /** Seconds of the replay. */
  private record Span(double from, double to) {}

  private static Optional<Span> span(
      Withholding withholding, Recording recording, RecordingIndex index) {
    Instant origin = recording.format().timeline().origin();
    long from = micros(index, Duration.between(origin, withholding.from()));
    long to = micros(index, Duration.between(origin, withholding.to()));
    // Rounded outwards: what is shown in milliseconds must hold all of it.
    return from < to
        ? Optional.of(
            new Span(Math.floorDiv(from, 1_000) / 1_000.0, Math.ceilDiv(to, 1_000) / 1_000.0))
        : Optional.empty();
  }

  private static long micros(RecordingIndex index, Duration sinceOrigin) {
    long micros = index.clock().toReplayMicros(MediaTime.of(sinceOrigin));
    return Math.clamp(micros, 0, index.durationMicros());
  }

  private static double shown(ReplayClock clock, MediaTime time) {
    return seconds(clock.toReplayMicros(time));
  }

  private static double seconds(long micros) {
    return Math.round(micros / 1_000.0) / 1_000.0;
  }
}
