package org.tribune.site.recording;

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
import org.tribune.catalogue.video.Video;
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

/** Recordings as the API shows them. Calls block: they ask the catalogue. Safe for all threads. */
public final class RecordingResponseMapper {
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
  public RecordingResponseMapper(
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
  public RecordingResponses.Summary entry(Recording recording) {
    List<Correction> corrections = catalogue.corrections(recording.id());
    Optional<Asset> poster =
        isContested.test(recording.id())
            ? Optional.empty()
            : FilmPictures.poster(catalogue.assets(recording.id()), shown(recording));
    return view(recording, duration(recording, corrections), poster);
  }

  private FilmSettings shown(Recording recording) {
    return catalogue.reportOf(recording).map(Video::settings).orElse(FilmSettings.USUAL);
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
  public RecordingResponses.Detail detail(
      Recording recording, Optional<RecordingIndex> index, List<Download> downloads) {
    Optional<Asset> poster =
        index.flatMap(known -> FilmPictures.poster(known.assets(), shown(recording)));
    Optional<Double> duration = index.map(known -> seconds(known.durationMicros()));
    return new RecordingResponses.Detail(
        view(recording, duration, poster),
        recording.revision(),
        storyboard(recording, index),
        Optional.of("/live/" + recording.channel())
            .filter(at -> recording.state() == RecordingState.RECORDING),
        index.map(known -> MarkResponseMapper.replay(known, () -> sittings.apply(recording))),
        index.map(RecordingResponseMapper::captions).orElseGet(List::of),
        index.map(this::pauses).orElseGet(List::of),
        recording.format().renditions().stream().map(each -> quality(each, index)).toList(),
        downloads.stream().map(RecordingResponses.DownloadFile::of).toList());
  }

  private static List<RecordingResponses.Captions> captions(RecordingIndex index) {
    return index.captions().languages().stream()
        .map(
            each ->
                new RecordingResponses.Captions(
                    each,
                    index.captions().address(index, each),
                    index.captions().isAutomatic(each)))
        .toList();
  }

  /** Where the slate stands for a suspension or a closed session, as a player shows it. */
  private List<RecordingResponses.Pause> pauses(RecordingIndex index) {
    Instant origin = index.recording().format().timeline().origin();
    return catalogue.broadcast(index.recording().id()).stream()
        .flatMap(broadcast -> broadcast.interruptions().stream())
        .filter(each -> each.slateUntil().isPresent())
        .map(
            each ->
                new RecordingResponses.Pause(
                    each.kind() == Interruption.Kind.CLOSED_SESSION,
                    seconds(micros(index, MediaTime.of(each.from()).minus(MediaTime.of(origin)))),
                    seconds(
                        micros(
                            index,
                            MediaTime.of(each.slateUntil().get()).minus(MediaTime.of(origin))))))
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

  private static RecordingResponses.Quality quality(
      Rendition rendition, Optional<RecordingIndex> index) {
    return RecordingResponses.Quality.of(
        rendition,
        index
            .map(known -> known.rates(rendition).average())
            .orElse((long) rendition.averageBandwidth()),
        index.map(known -> known.bytes(rendition.id())));
  }

  private RecordingResponses.Summary view(
      Recording recording, Optional<Double> duration, Optional<Asset> poster) {
    return new RecordingResponses.Summary(
        recording.id().value(),
        new RecordingResponses.Channel(recording.channel().value(), nameOf(recording.channel())),
        recording.title(),
        recording.kind().name().toLowerCase(Locale.ROOT),
        recording.state().name().toLowerCase(Locale.ROOT),
        recording.startedAt(),
        recording.endedAt(),
        duration,
        page(recording),
        "/hls/recordings/" + recording.id() + "/index.m3u8",
        poster.map(asset -> address(recording, asset)));
  }

  /** Where it is watched: a film, on the page of the report that shows it. */
  public String page(Recording recording) {
    return Optional.of(recording)
        .filter(each -> each.kind() == RecordingKind.REPORT)
        .flatMap(film -> catalogue.videos().ofFilm(film.id()))
        .flatMap(Video::slug)
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
   * @param index of its recording, if it can be watched: its times are then given as a player shows
   *     them
   */
  static RecordingResponses.Corrected correction(
      Correction correction, Recording recording, Optional<RecordingIndex> index) {
    return RecordingResponses.Corrected.of(
        correction,
        recording.format().timeline().origin(),
        index.map(known -> shown(known.clock(), correction.from())),
        index.map(known -> shown(known.clock(), correction.to())));
  }

  /**
   * A passage that is withheld, for the operator.
   *
   * @param index of its recording, if it can be watched: the passage is then given as a player
   *     shows it, as far as it was recorded
   */
  static RecordingResponses.WithheldPassage withholding(
      Withholding withholding, Recording recording, Optional<RecordingIndex> index) {
    Optional<Span> span = index.flatMap(known -> span(withholding, recording, known));
    return new RecordingResponses.WithheldPassage(
        RecordingResponses.Withheld.of(withholding), span.map(Span::from), span.map(Span::to));
  }

  /** Seconds of the replay. */
  private record Span(double from, double to) {}

  private static Optional<Span> span(
      Withholding withholding, Recording recording, RecordingIndex index) {
    Instant origin = recording.format().timeline().origin();
    long from = micros(index, MediaTime.of(Duration.between(origin, withholding.from())));
    long to = micros(index, MediaTime.of(Duration.between(origin, withholding.to())));
    // Rounded outwards: what is shown in milliseconds must hold all of it.
    return from < to
        ? Optional.of(
            new Span(Math.floorDiv(from, 1_000) / 1_000.0, Math.ceilDiv(to, 1_000) / 1_000.0))
        : Optional.empty();
  }

  private static long micros(RecordingIndex index, MediaTime sinceOrigin) {
    return Math.clamp(index.clock().toReplayMicros(sinceOrigin), 0, index.durationMicros());
  }

  private static double shown(ReplayClock clock, MediaTime time) {
    return seconds(clock.toReplayMicros(time));
  }

  private static double seconds(long micros) {
    return Math.round(micros / 1_000.0) / 1_000.0;
  }
}
