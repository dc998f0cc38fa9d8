package org.tribune.archive.storyboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.FilmPictures;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.ReplayClock;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaTime;
import org.tribune.media.slate.SlateRecognition;
import org.tribune.media.still.Luma;

/**
 * The pictures of one film that its author chooses from: up to eight, spread over what is shown of
 * it. Those that are within stay when that changes, and so does the one that was chosen; the others
 * make room. Calls block and throw what the store and the catalogue throw. Used by one thread.
 */
final class FilmStills implements AutoCloseable {
  /** How many are offered of a film, where it is long enough. */
  static final int WANTED = 8;

  /** With so many within what is shown nothing is drawn: who is choosing finds what was there. */
  private static final int ENOUGH = 4;

  /** The chosen one may be outside, while somebody tries where to begin. */
  private static final int NUMBERS = WANTED + 1;

  /** Closer to each other they would be the same picture. */
  private static final long CLOSEST_MICROS = 500_000;

  private static final double DARK = 32;
  private static final double PLAIN = 8;

  private final Catalogue catalogue;
  private final Recording film;
  private final Pace pace;
  private final Rendition.Video rendition;
  private final AssetStore assets;
  private final SegmentPictures pictures;

  FilmStills(ObjectStore store, Catalogue catalogue, Recording film, Pace pace) {
    this.catalogue = catalogue;
    this.film = film;
    this.pace = pace;
    this.rendition = Renditions.atMost(Poster.HIGHEST, film);
    this.assets = new AssetStore(store, catalogue, film.id(), film.revision());
    this.pictures = new SegmentPictures(store, film.id(), rendition);
  }

  /** Draws what is missing; false if nothing may be drawn now. */
  boolean draw(FilmSettings shown) {
    List<RecordedSegment> rows =
        catalogue.segments(film.id(), rendition.id()).stream()
            .filter(row -> row.state() != SegmentState.CUT)
            .toList();
    if (rows.isEmpty()) {
      return true;
    }
    Map<Integer, Asset> kept = kept(shown);
    List<Long> moments = new ArrayList<>();
    kept.values().stream()
        .filter(each -> FilmPictures.moment(each).filter(shown::shows).isPresent())
        .map(each -> micros(FilmPictures.moment(each).orElseThrow()))
        .forEach(moments::add);
    if (moments.size() >= ENOUGH) {
      return true;
    }
    ReplayClock clock =
        ReplayClock.of(
            start(),
            rows.getLast().start().plus(rows.getLast().duration()),
            catalogue.corrections(film.id()));
    return draw(shown, rows, clock, kept, moments);
  }

  private static long micros(Duration duration) {
    return MediaTime.of(duration).toMicros();
  }

  /** By number; the others' numbers are free. */
  private Map<Integer, Asset> kept(FilmSettings shown) {
    List<Asset> all = catalogue.assets(film.id());
    Map<Integer, Asset> kept = new TreeMap<>();
    for (int number = 1; number <= NUMBERS; number++) {
      String name = FilmPictures.name(number);
      int at = number;
      all.stream()
          .filter(each -> each.name().equals(name))
          .filter(each -> AssetNames.isOfRevision("/assets/" + each.file(), film.revision()))
          .filter(
              each ->
                  FilmPictures.moment(each).filter(shown::shows).isPresent()
                      || shown.poster().equals(Optional.of(each.file())))
          .findFirst()
          .ifPresent(each -> kept.put(at, each));
    }
    return kept;
  }

  /** Where players count from: the first segment of any rendition. */
  private MediaTime start() {
    return film.format().renditions().stream()
        .flatMap(
            each ->
                catalogue.segments(film.id(), each.id()).stream()
                    .filter(row -> row.state() != SegmentState.CUT)
                    .limit(1))
        .map(RecordedSegment::start)
        .min(MediaTime::compareTo)
        .orElse(MediaTime.ZERO);
  }

  private record Found(SegmentPictures.Still still, long micros, boolean shows)
      implements AutoCloseable {
    @Override
    public void close() {
      still.close();
    }
  }

  private boolean draw(
      FilmSettings shown,
      List<RecordedSegment> rows,
      ReplayClock clock,
      Map<Integer, Asset> kept,
      List<Long> moments) {
    long from = micros(shown.start());
    long to =
        Math.min(
            clock.durationMicros(),
            shown.end().map(FilmStills::micros).orElse(clock.durationMicros()));
    List<Asset> made = new ArrayList<>();
    List<Integer> free =
        IntStream.rangeClosed(1, NUMBERS).filter(each -> !kept.containsKey(each)).boxed().toList();
    int wanted = Math.min(free.size(), WANTED - moments.size());
    boolean showsNothing = true;
    for (long goal : goals(from, to, WANTED, moments)) {
      if (made.size() == wanted || pace.isStopped()) {
        break;
      }
      pace.begin();
      Optional<Found> still = find(rows, clock, from, to, goal, moments);
      if (still.isPresent()) {
        try (Found found = still.get()) {
          // A slate or darkness stands for a film only if there is nothing else to be seen.
          if (found.shows() && showsNothing) {
            assets.discard(made);
            made.clear();
            showsNothing = false;
          }
          if (found.shows() || showsNothing) {
            moments.add(found.micros());
            made.add(put(free.get(made.size()), found));
          }
        }
      }
      pace.rest();
    }
    return made.isEmpty() || save(made);
  }

  /** Moments spread over a passage, those that are furthest from what is there first. */
  static List<Long> goals(long from, long to, int count, List<Long> there) {
    return IntStream.range(0, count)
        .mapToObj(each -> from + (to - from) * (2L * each + 1) / (2L * count))
        .sorted(
            Comparator.comparingLong(
                    (Long goal) ->
                        -there.stream().mapToLong(each -> Math.abs(each - goal)).min().orElse(0))
                .thenComparingLong(goal -> goal))
        .toList();
  }

  /** The key frame nearest to a moment that is within, and is not there yet. */
  private Optional<Found> find(
      List<RecordedSegment> rows,
      ReplayClock clock,
      long from,
      long to,
      long goal,
      List<Long> moments) {
    Passage within =
        new Passage(
            clock.toRecording(from, /* isEnd= */ false), clock.toRecording(to, /* isEnd= */ true));
    Optional<SegmentPictures.Still> still =
        pictures.nearestWithin(rows, within, clock.toRecording(goal, /* isEnd= */ false));
    if (still.isEmpty()) {
      return Optional.empty();
    }
    long at = clock.toReplayMicros(still.get().time());
    if (moments.stream().anyMatch(each -> Math.abs(each - at) < CLOSEST_MICROS)) {
      still.get().close();
      return Optional.empty();
    }
    Luma luma = Luma.of(still.get().picture());
    boolean shows =
        luma.mean() > DARK
            && luma.deviation() > PLAIN
            && !SlateRecognition.isSlate(still.get().picture());
    return Optional.of(new Found(still.get(), at, shows));
  }

  private Asset put(int number, Found found) {
    return assets.putPicture(
        FilmPictures.name(number),
        FilmPictures.stem(number, Duration.ofNanos(found.micros() * 1_000)),
        Poster.jpeg(rendition, found.still().picture()));
  }

  /** Asks again first: a correction may have come while they were drawn. */
  private boolean save(List<Asset> made) {
    boolean isWanted =
        catalogue
            .recording(film.id())
            .filter(each -> each.state() != RecordingState.DELETING)
            .filter(each -> !catalogue.isContested(film.id()))
            .isPresent();
    if (!isWanted) {
      assets.discard(made);
      return false;
    }
    assets.save(made);
    // What made room shows what is not shown any more: nobody has it from an address of ours.
    assets.sweep();
    return true;
  }

  @Override
  public void close() {
    pictures.close();
  }
}
