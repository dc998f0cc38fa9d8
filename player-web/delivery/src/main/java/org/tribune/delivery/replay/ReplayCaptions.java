package org.tribune.delivery.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.catalogue.caption.WebVtt;
import org.tribune.catalogue.recording.HiddenPassages;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.ReplayClock;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.hls.WebVttSegment;
import org.tribune.core.time.MediaTime;

/**
 * The captions of a recording as its replay shows them: in the time that a viewer reads, without
 * what is said where nothing may be heard. Safe for all threads.
 */
public final class ReplayCaptions {
  /** There are none. */
  public static final ReplayCaptions NONE =
      new ReplayCaptions(Map.of(), /* automatic= */ Set.of(), /* version= */ "0");

  /** What a file of captions says of itself that nobody has checked. */
  private static final String WARNING = "NOTE Automatic captions: nobody has checked them\n\n";

  /** The folder of their files, below the recording's address. */
  static final String FOLDER = "captions";

  static final String FILE_END = ".vtt";

  private final Map<String, List<Cue>> tracks;
  private final Set<String> automatic;

  /** The files, each made when it is first wanted: some 200 kB. */
  private final Map<String, String> written = new ConcurrentHashMap<>();

  private final String version;

  private ReplayCaptions(Map<String, List<Cue>> tracks, Set<String> automatic, String version) {
    this.tracks = tracks;
    this.automatic = automatic;
    this.version = version;
  }

  /**
   * The captions as {@code clock} shows them.
   *
   * @param captions that somebody has confirmed: in their language nothing else is shown
   * @param heard what was said on air, by language
   * @param hidden passages of the recording of which nothing is served
   */
  static ReplayCaptions of(
      RecordingCaptions captions,
      Map<String, HeardCaptions> heard,
      List<Passage> hidden,
      ReplayClock clock) {
    Map<String, List<Cue>> all = new TreeMap<>();
    heard.forEach((language, each) -> all.put(language, each.cues()));
    captions.tracks().forEach(each -> all.put(each.language(), each.cues()));
    all.replaceAll((_, cues) -> toReplay(cues, HiddenPassages.saidIn(hidden), clock));
    all.values().removeIf(List::isEmpty);
    Set<String> automatic = new TreeSet<>();
    heard.forEach(
        (language, each) -> {
          if (each.isAutomatic() && captions.track(language).isEmpty()) {
            automatic.add(language);
          }
        });
    int tag = Objects.hash(captions.version(), heard, hidden, clock.durationMicros());
    return new ReplayCaptions(all, automatic, captions.version() + "-" + Integer.toHexString(tag));
  }

  /**
   * Cues that the recording keeps, in the time of the replay.
   *
   * @param hidden holds for what is not shown
   */
  public static List<Cue> toReplay(List<Cue> cues, Predicate<Cue> hidden, ReplayClock clock) {
    List<Cue> shown = new ArrayList<>();
    for (Cue each : cues.stream().filter(hidden.negate()).toList()) {
      toReplay(each, clock).ifPresent(shown::add);
    }
    return List.copyOf(shown);
  }

  /** A cue as its replay shows it; empty if all of it was cut. */
  public static Optional<Cue> toReplay(Cue cue, ReplayClock clock) {
    long start = micros(cue.start(), clock);
    long end = micros(cue.end(), clock);
    return start < end ? Optional.of(cue.at(duration(start), duration(end))) : Optional.empty();
  }

  /** What a caption of what was said on air says, as a cue's text has it. */
  public static String text(LiveCaption caption) {
    String lines = WebVtt.lines(caption.text());
    return caption.speaker().map(ReplayCaptions::voice).orElse("") + lines;
  }

  /** Begins what somebody says (W3C WebVTT 1, 4.2.1, a voice span). */
  public static String voice(String speaker) {
    return "<v " + WebVtt.escaped(speaker.strip()) + ">";
  }

  private static long micros(Duration time, ReplayClock clock) {
    return Math.clamp(clock.toReplayMicros(MediaTime.of(time)), 0, clock.durationMicros());
  }

  private static Duration duration(long micros) {
    return MediaTime.ofMicros(micros).toDuration();
  }

  /**
   * A cue in the time of the replay as the recording keeps it; empty for one that begins behind the
   * replay's end.
   */
  public static Optional<Cue> toRecording(Cue played, ReplayClock clock) {
    long start = MediaTime.of(played.start()).toMicros();
    long end = Math.min(MediaTime.of(played.end()).toMicros(), clock.durationMicros());
    if (start >= end) {
      return Optional.empty();
    }
    return Optional.of(
        played.at(
            clock.toRecording(start, /* isEnd= */ false).toDuration(),
            clock.toRecording(end, /* isEnd= */ true).toDuration()));
  }

  /** In which there are some, as in RFC 5646, in order. */
  public Set<String> languages() {
    return tracks.keySet();
  }

  /** True if nobody has checked all of those in a language, and a recogniser heard some of it. */
  public boolean isAutomatic(String language) {
    return automatic.contains(language);
  }

  /** Those in a language, by time; none if there are none. */
  public List<Cue> cues(String language) {
    return tracks.getOrDefault(language, List.of());
  }

  /**
   * Those that are shown in a segment, as WebVTT in the time of the replay.
   *
   * @param from where it begins in the time of the recording
   * @param to where it ends
   */
  String segment(String language, ReplayClock clock, MediaTime from, MediaTime to) {
    Duration start = duration(clock.toReplayMicros(from));
    Duration end = duration(clock.toReplayMicros(to));
    List<Cue> all = cues(language);
    List<WebVttSegment.Cue> shown = new ArrayList<>();
    for (int place = 0; place < all.size(); place++) {
      Cue each = all.get(place);
      if (each.start().compareTo(end) < 0 && each.end().compareTo(start) > 0) {
        shown.add(
            new WebVttSegment.Cue(
                String.valueOf(place + 1), each.start(), each.end(), each.settings(), each.text()));
      }
    }
    return WebVttSegment.write(start, from, shown);
  }

  /** A file of those in a language. */
  Optional<String> webVtt(String language) {
    return Optional.ofNullable(tracks.get(language))
        .map(cues -> written.computeIfAbsent(language, each -> write(each, cues)));
  }

  private String write(String language, List<Cue> cues) {
    String file = WebVtt.write(cues);
    return isAutomatic(language) ? file.replaceFirst("\n\n", "\n\n" + WARNING) : file;
  }

  /** The address of that file, which is another when it says something else. */
  public String address(RecordingIndex index, String language) {
    return "/hls/recordings/%s/%s/%s%s?version=%s"
        .formatted(index.recording().id(), FOLDER, language, FILE_END, version);
  }

  /** Bytes of memory, about. */
  long weight() {
    return tracks.values().stream()
        .flatMap(List::stream)
        .mapToLong(each -> 200L + 3L * each.text().length())
        .sum();
  }
}
