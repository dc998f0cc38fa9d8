package org.tribune.delivery.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.FilmPictures;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.ReplayClock;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.catalogue.recording.WithheldSegments;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.hls.BitRates;
import org.tribune.core.hls.Variants;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;

/**
 * All that the catalogue knows of a recording that can be watched again, in little memory, so that
 * no request for a segment asks the database. Immutable.
 */
public final class RecordingIndex {
  private final Recording recording;
  private final List<Correction> corrections;
  private final List<Withholding> withholdings;
  private final Map<String, Rows> renditions = new LinkedHashMap<>();
  private final List<Asset> assets;
  private final ReplayClock clock;
  private final int targetDuration;
  private final ReplayChapters chapters;
  private final ReplayCaptions captions;
  private final Set<String> watched;
  private final long beginning;

  /** What there is of one rendition. */
  record Rows(ReplaySegments table, KeyFrames keyFrames) {
    /** Collects segments by number and piece; those of a picture with their indexes. */
    static Collector<RecordedSegment, ?, Rows> gathered() {
      return Collector.of(
          Gathering::new,
          Gathering::add,
          (one, other) -> {
            throw new IllegalStateException("Rows come in order");
          },
          Gathering::finish);
    }

    /** What was cut away has no row. */
    private record Gathering(ReplaySegments.Builder table, KeyFrames keyFrames) {
      Gathering() {
        this(new ReplaySegments.Builder(), new KeyFrames());
      }

      void add(RecordedSegment segment) {
        if (segment.state() != SegmentState.CUT) {
          table.add(segment);
          keyFrames.add(segment);
        }
      }

      Rows finish() {
        return new Rows(table.build(), keyFrames);
      }
    }

    /** Bytes of memory, about. */
    private long weight() {
      return (long) table.rows() * ReplaySegments.ROW_BYTES + keyFrames.weight();
    }
  }

  /**
   * An index; what the corrections and {@code withholdings} withhold is not shown.
   *
   * @param withholdings those that hold
   * @param marking with the marks that may be shown
   * @param captions that somebody has confirmed
   * @param heard what was said on air, by language
   * @param hidden passages of which no captions are shown
   */
  RecordingIndex(
      Recording recording,
      Map<String, Rows> renditions,
      List<Correction> corrections,
      List<Withholding> withholdings,
      List<Asset> assets,
      Marking marking,
      RecordingCaptions captions,
      Map<String, HeardCaptions> heard,
      List<Passage> hidden) {
    this.recording = recording;
    this.corrections = List.copyOf(corrections);
    this.withholdings = List.copyOf(withholdings);
    List<Passage> withheld =
        pending(corrections).stream().map(each -> new Passage(each.from(), each.to())).toList();
    WithheldSegments segments = WithheldSegments.of(recording.format().timeline(), withholdings);
    renditions.forEach(
        (rendition, rows) ->
            this.renditions.put(
                rendition, new Rows(rows.table().without(withheld, segments), rows.keyFrames())));
    this.assets = List.copyOf(assets);
    List<ReplaySegments> tables = this.renditions.values().stream().map(Rows::table).toList();
    this.clock = clock(tables, corrections);
    this.targetDuration = targetDuration(recording.format().timeline(), tables);
    this.chapters =
        ReplayChapters.of(
            marking.marks(), marking.version(), recording.format().timeline().origin(), clock);
    this.captions = ReplayCaptions.of(captions, heard, hidden, clock);
    this.watched =
        Rendition.watched(recording.format().renditions()).stream()
            .map(Rendition::id)
            .collect(Collectors.toUnmodifiableSet());
    this.beginning = recording.format().timeline().firstStartFrom(recording.startedAt()).toMicros();
  }

  /** What the public may see of {@code whole}. */
  private RecordingIndex(RecordingIndex whole, FilmSettings shown) {
    this.recording = whole.recording;
    this.corrections = whole.corrections;
    this.withholdings = whole.withholdings;
    long from = MediaTime.of(shown.start()).toMicros();
    long to = shown.end().map(end -> MediaTime.of(end).toMicros()).orElse(whole.durationMicros());
    Passage passage =
        new Passage(
            whole.clock.toRecording(from, /* isEnd= */ false),
            whole.clock.toRecording(to, /* isEnd= */ true));
    whole.renditions.forEach(
        (rendition, rows) ->
            this.renditions.put(
                rendition, new Rows(rows.table().within(passage), rows.keyFrames())));
    this.assets =
        shown.isWhole()
            ? whole.assets.stream().filter(each -> !FilmPictures.isLaidAside(each, shown)).toList()
            : FilmPictures.poster(whole.assets, shown).map(RecordingIndex::asPoster).stream()
                .toList();
    this.clock = whole.clock;
    this.targetDuration = whole.targetDuration;
    this.chapters = whole.chapters.within(from, to);
    // A film's are its report's.
    this.captions = ReplayCaptions.NONE;
    this.watched = whole.watched;
    this.beginning = whole.beginning;
  }

  private static Asset asPoster(Asset asset) {
    return new Asset(
        FilmPictures.POSTER, asset.file(), asset.type(), asset.length(), asset.sha256());
  }

  /**
   * The same with nothing outside of what is shown: segments that are not in it are gaps, so that
   * times stay what they are; a storyboard has pictures of the whole film, and is not there, nor is
   * a picture that shows anything else. Of the two segments in which it begins and ends there is
   * all.
   */
  RecordingIndex within(FilmSettings shown) {
    return new RecordingIndex(this, shown);
  }

  private static List<Correction> pending(List<Correction> corrections) {
    return corrections.stream().filter(each -> each.state() != Correction.State.DONE).toList();
  }

  private static ReplayClock clock(List<ReplaySegments> tables, List<Correction> corrections) {
    List<ReplaySegments> filled = tables.stream().filter(t -> t.rows() > 0).toList();
    MediaTime start =
        filled.stream()
            .map(table -> table.time(table.start(0)))
            .min(MediaTime::compareTo)
            .orElse(MediaTime.ZERO);
    MediaTime end =
        filled.stream()
            .map(table -> table.time(table.end(table.rows() - 1)))
            .max(MediaTime::compareTo)
            .orElse(MediaTime.ZERO);
    return ReplayClock.of(start, end, corrections);
  }

  /** The timeline's, or more where a segment came out longer: the same in all renditions. */
  private static int targetDuration(Timeline timeline, List<ReplaySegments> tables) {
    long longest = timeline.targetDuration();
    for (ReplaySegments table : tables) {
      for (int row = 0; row < table.rows(); row++) {
        longest = Math.max(longest, Math.round(table.duration(row) / (double) table.timescale()));
      }
    }
    return Math.toIntExact(longest);
  }

  public Recording recording() {
    return recording;
  }

  /** Oldest first. */
  public List<Correction> corrections() {
    return corrections;
  }

  /** The orders to withhold a passage that hold. */
  public List<Withholding> withholdings() {
    return withholdings;
  }

  /** True if something of it was or is to be taken away. */
  boolean isCorrected() {
    return recording.revision() > 0 || !corrections.isEmpty();
  }

  /** True while a correction is being made, could not be, or is yet to be asked for. */
  boolean isContested() {
    return !pending(corrections).isEmpty() || !withholdings.isEmpty();
  }

  Optional<ReplaySegments> table(String rendition) {
    return Optional.ofNullable(renditions.get(rendition)).map(Rows::table);
  }

  /** The rendition by whose segments captions are listed: the sound, if there is one. */
  Optional<String> captionGrid() {
    List<Rendition> all = recording.format().renditions();
    return all.stream()
        .filter(Rendition.Audio.class::isInstance)
        .findFirst()
        .or(() -> all.stream().findFirst())
        .map(Rendition::id);
  }

  /** True for a rendition whose segments count as watched. */
  boolean isWatched(String rendition) {
    return watched.contains(rendition);
  }

  /**
   * Where on the recording's timeline its first public frame is, in microseconds, whatever was cut
   * since: the minutes of the audience's figures begin there.
   */
  public long beginningMicros() {
    return beginning;
  }

  Optional<KeyFrames> keyFrames(String rendition) {
    return Optional.ofNullable(renditions.get(rendition)).map(Rows::keyFrames);
  }

  Optional<Rendition> rendition(String id) {
    return recording.format().renditions().stream().filter(r -> r.id().equals(id)).findFirst();
  }

  /** Between the player's time and the recording's. */
  public ReplayClock clock() {
    return clock;
  }

  /** What was marked and may be shown. */
  public ReplayChapters chapters() {
    return chapters;
  }

  /** What is said in it and may be read; of a film its report has them. */
  public ReplayCaptions captions() {
    return captions;
  }

  /** How long the replay is, in microseconds. */
  public long durationMicros() {
    return clock.durationMicros();
  }

  int targetDuration() {
    return targetDuration;
  }

  /**
   * What was made of the recording and may be shown: nothing while a correction is under way or a
   * passage withheld, since a picture may be of what must not be seen.
   */
  public List<Asset> assets() {
    return isContested() ? List.of() : assets;
  }

  /** The asset of this name, if it may be shown. */
  public Optional<Asset> asset(String name) {
    return assets().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** What can be fetched of a rendition, measured; what was planned, if there is nothing of it. */
  public Variants.Rates rates(Rendition rendition) {
    BitRates rates = new BitRates(targetDuration);
    table(rendition.id())
        .ifPresent(
            table -> {
              for (int row = 0; row < table.rows(); row++) {
                if (table.isShown(row)) {
                  rates.add(table.duration(row) / (double) table.timescale(), table.length(row));
                }
              }
            });
    return rates.isEmpty()
        ? new Variants.Rates(rendition.peakBandwidth(), rendition.averageBandwidth())
        : rates.measured();
  }

  /** The bytes of a rendition that can be fetched. */
  public long bytes(String rendition) {
    return table(rendition).stream().mapToLong(RecordingIndex::bytes).sum();
  }

  private static long bytes(ReplaySegments table) {
    long sum = 0;
    for (int row = 0; row < table.rows(); row++) {
      sum += table.isShown(row) ? table.length(row) : 0;
    }
    return sum;
  }

  /** Bytes of memory, about. */
  long weight() {
    return 4_096
        + chapters.weight()
        + captions.weight()
        + renditions.values().stream().mapToLong(Rows::weight).sum();
  }
}
