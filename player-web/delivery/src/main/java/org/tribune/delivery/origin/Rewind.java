package org.tribune.delivery.origin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.WithheldSegments;
import org.tribune.core.hls.DateRange;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.origin.playlist.Directives;
import org.tribune.delivery.origin.playlist.RenderedPlaylist;
import org.tribune.delivery.origin.playlist.SegmentRun;
import org.tribune.delivery.origin.window.RenditionWindow;

/**
 * A broadcast on air from its first public second on, as playlists of whole segments ({@code
 * rewind.m3u8}): for who goes back beyond the live window. Segments have the numbers and addresses
 * that they have everywhere. Until somebody asks, it costs a row a segment; what was before this
 * process began is then read from the catalogue, once. Guarded by its {@link LiveWindow}.
 */
final class Rewind {
  /** The name of its playlists in addresses. */
  static final String PLAYLIST = "rewind.m3u8";

  /**
   * For how long the catalogue is asked, twice a second, while it does not reach up to what is
   * known: a segment is there within a second of being complete. Then what is missing is a gap.
   */
  private static final MediaTime PATIENCE = new MediaTime(3, /* timescale= */ 1);

  private enum Beginning {
    UNKNOWN,
    ASKED,
    KNOWN
  }

  private final boolean isRecorded;
  private final Map<String, RewindRendition> renditions = new LinkedHashMap<>();
  private Beginning beginning = Beginning.UNKNOWN;
  private Optional<MediaTime> patientUntil = Optional.empty();
  private boolean patient = true;
  private OptionalLong firstPublic = OptionalLong.empty();
  private List<DateRange> dateRanges = List.of();
  private WithheldSegments withheld = WithheldSegments.NONE;
  private long wholeBefore = 0;
  private boolean cut = false;
  private boolean ended = false;

  /**
   * Nothing yet.
   *
   * @param isRecorded true if what was before this process began can be asked for
   */
  Rewind(boolean isRecorded) {
    this.isRecorded = isRecorded;
  }

  /** The renditions are known. */
  void learn(List<RenditionWindow> windows, Timeline timeline) {
    windows.forEach(
        window -> renditions.put(window.rendition().id(), new RewindRendition(window, timeline)));
  }

  /** Takes what the window of a rendition has completed. */
  void follow(String rendition, OptionalLong first) {
    firstPublic = first;
    first.ifPresent(number -> rendition(rendition).follow(number));
  }

  /** Takes what all windows have completed. */
  void follow(OptionalLong first) {
    renditions.keySet().forEach(rendition -> follow(rendition, first));
  }

  /** The broadcast ended there: what is known beyond it is void. Only the first call counts. */
  void cutAt(MediaTime end) {
    if (!cut && !renditions.isEmpty()) {
      cut = true;
      renditions.values().forEach(rendition -> rendition.cutAt(end));
    }
  }

  /** What was marked changed. */
  void mark(List<DateRange> all) {
    dateRanges = List.copyOf(all);
    renditions.values().forEach(RewindRendition::forget);
  }

  /**
   * These may not be seen; all others may.
   *
   * @param behind see {@link RenderedPlaylist}
   */
  void withhold(WithheldSegments now, long behind) {
    withheld = now;
    wholeBefore = behind;
    renditions.values().forEach(RewindRendition::forget);
  }

  /** Nothing will be added. */
  void end() {
    ended = true;
    renditions.values().forEach(RewindRendition::forget);
  }

  /**
   * True if the catalogue is to be asked for what was before, since somebody waits for it: then
   * {@link #found} or {@link #notFound} must be called.
   */
  boolean asks(MediaTime now) {
    if (beginning != Beginning.UNKNOWN || waiting() == 0 || !hasBegun()) {
      return false;
    }
    beginning = Beginning.ASKED;
    MediaTime until = patientUntil.orElseGet(() -> now.plus(PATIENCE));
    patientUntil = Optional.of(until);
    patient = now.isBefore(until);
    return true;
  }

  /** True if the catalogue was asked before: then only the clock says when it is asked again. */
  boolean hasAsked() {
    return patientUntil.isPresent();
  }

  /** Nothing is to be asked if this process saw the first public second. */
  private void settle() {
    if (beginning == Beginning.UNKNOWN && hasBegun()) {
      long first = firstPublic.orElseThrow();
      boolean lacks = renditions.values().stream().anyMatch(each -> each.lacksBeginning(first));
      if (!isRecorded || !lacks) {
        beginning = Beginning.KNOWN;
      }
    }
  }

  private boolean hasBegun() {
    return firstPublic.isPresent()
        && !renditions.isEmpty()
        && renditions.values().stream().allMatch(each -> each.run().isPresent());
  }

  /** What the catalogue knows, by rendition. */
  void found(Map<String, List<RecordedSegment>> rows) {
    boolean isBehind =
        renditions.entrySet().stream()
            .anyMatch(each -> each.getValue().isBehind(rowsOf(rows, each.getKey())));
    if (isBehind && patient) {
      beginning = Beginning.UNKNOWN;
      return;
    }
    beginning = Beginning.KNOWN;
    // All begin with the same segment, and no earlier than anything that there is to see.
    long first =
        renditions.entrySet().stream()
            .mapToLong(
                each ->
                    each.getValue().firstOf(firstPublic.orElseThrow(), rowsOf(rows, each.getKey())))
            .min()
            .orElseThrow();
    renditions.forEach((name, rendition) -> rendition.putBefore(first, rowsOf(rows, name)));
  }

  private static List<RecordedSegment> rowsOf(
      Map<String, List<RecordedSegment>> rows, String rendition) {
    return rows.getOrDefault(rendition, List.of());
  }

  /** The catalogue does not answer: who waits gets an answer that says so, and may ask again. */
  void notFound(Release release) {
    beginning = Beginning.UNKNOWN;
    renditions
        .values()
        .forEach(
            rendition ->
                rendition
                    .waits()
                    .release(any -> Optional.of(new PlaylistAnswer.TooLate()), release));
  }

  /**
   * A media playlist.
   *
   * @param deadline until when the waiter may be kept
   * @return the answer if there is one now; else the waiter was kept and will be called
   */
  Optional<PlaylistAnswer> playlist(
      String name, RewindTarget target, MediaTime deadline, Waiter<PlaylistAnswer> waiter) {
    settle();
    RewindRendition rendition = renditions.get(name);
    if (rendition == null) {
      return Optional.of(new PlaylistAnswer.Missing());
    }
    Optional<PlaylistAnswer> now = answer(rendition, target);
    if (now.isEmpty()) {
      rendition.waits().add(target, deadline, waiter);
    }
    return now;
  }

  private Optional<PlaylistAnswer> answer(RewindRendition rendition, RewindTarget target) {
    Directives asked = target.directives();
    Optional<SegmentRun> run = rendition.run().filter(known -> !known.isEmpty());
    if (beginning != Beginning.KNOWN || run.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong segment = ended ? OptionalLong.empty() : asked.segment();
    // A part is not listed here: its whole segment is waited for.
    long behind = run.get().behind();
    if (segment.isPresent() && segment.getAsLong() > behind + 1) {
      return Optional.of(new PlaylistAnswer.TooFarAhead());
    }
    if (segment.isPresent() && segment.getAsLong() >= behind) {
      return Optional.empty();
    }
    RenderedPlaylist rendered =
        rendition.rendered(target.files(), withheld, wholeBefore, dateRanges, ended);
    boolean delta = !ended && asked.skip() && rendered.isDeltaOfUse(segment);
    return Optional.of(new PlaylistAnswer.Found(rendered, delta));
  }

  /** Answers those who wait for what is there now. */
  void release(Release release) {
    settle();
    renditions
        .values()
        .forEach(
            rendition -> rendition.waits().release(asked -> answer(rendition, asked), release));
  }

  /** Answers those who waited for too long. */
  void expire(MediaTime now, Release release) {
    renditions
        .values()
        .forEach(rendition -> rendition.waits().expire(now, new PlaylistAnswer.TooLate(), release));
  }

  /** The length in bytes of a segment that can be fetched. */
  OptionalInt length(String rendition, long number) {
    RewindRendition known = renditions.get(rendition);
    return known == null ? OptionalInt.empty() : known.length(number);
  }

  /** How many requests wait. */
  int waiting() {
    return renditions.values().stream().mapToInt(each -> each.waits().size()).sum();
  }

  /** The names of the renditions. */
  List<String> names() {
    return List.copyOf(renditions.keySet());
  }

  private RewindRendition rendition(String name) {
    return Objects.requireNonNull(renditions.get(name));
  }
}
