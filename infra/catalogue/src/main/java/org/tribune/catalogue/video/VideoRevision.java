package org.tribune.catalogue.video;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was written of a report at a time: its texts and captions, to be compared with what is there
 * now and brought back. {@link Videos} keeps one with each change. How the film is shown is not in
 * it: that means nothing in another film.
 *
 * @param captions WebVTT text by its language
 */
public record VideoRevision(About about, VideoTexts texts, Map<String, String> captions) {
  /** As many of a report are kept, the newest. */
  public static final int MOST = 200;

  /** And of as many characters together: captions of a long film are some 200,000. */
  public static final long MOST_CHARACTERS = 8_000_000;

  /** Who types saves every second: what one person saves meanwhile is one revision. */
  private static final Duration MERGED = Duration.ofMinutes(10);

  /** A save that has so many characters less is no typing: what was there before it is kept. */
  private static final long LOST_CHARACTERS = 40;

  public VideoRevision {
    captions = Map.copyOf(captions);
  }

  /**
   * A revision without its texts.
   *
   * @param number from 1 on, in the order in which they were made
   * @param begunAt of the first save that is in it
   * @param savedAt of the last save that is in it
   * @param fields the names of what is another than in the one before: {@code title}, {@code
   *     captions}, {@link VideoLog#RESTORED}; none for the first
   * @param reached the states that the report came to with these texts
   */
  public record About(
      long number,
      Instant begunAt,
      Instant savedAt,
      String who,
      List<String> fields,
      Set<VideoState> reached) {
    public About {
      fields = List.copyOf(fields);
      reached = Set.copyOf(reached);
    }

    /** True if a reviewer decided on these texts. */
    public boolean isReviewed() {
      return reached.contains(VideoState.RETURNED)
          || reached.contains(VideoState.SCHEDULED)
          || reached.contains(VideoState.PUBLISHED);
    }

    private About followedBy(VideoLog.Change change, List<String> changed) {
      return new About(number + 1, change.at(), change.at(), change.who(), changed, Set.of());
    }

    private About goingOn(VideoLog.Change change, List<String> changed) {
      Set<String> all = new LinkedHashSet<>(fields);
      // The first has nothing before it that it could differ from.
      all.addAll(number == 1 ? List.of() : changed);
      return new About(number, begunAt, change.at(), who, List.copyOf(all), reached);
    }

    private About in(VideoState state) {
      Set<VideoState> all = new TreeSet<>(reached);
      all.add(state);
      return new About(number, begunAt, savedAt, who, fields, all);
    }
  }

  /** How large the kept revision {@code number} is. */
  public record Kept(long number, long characters) {}

  /**
   * What is to be kept once {@code after} is written in the place of {@code before}: each replaces
   * the one of its number. Nothing if that says nothing new.
   *
   * @param last the newest that is kept; absent for a report that was not changed since revisions
   *     are kept: what is overwritten is its first
   */
  public static List<VideoRevision> made(Optional<About> last, Video before, Video after) {
    List<String> changed = changed(before, after);
    if (changed.isEmpty() && before.state() == after.state()) {
      return List.of();
    }
    List<VideoRevision> made = new ArrayList<>();
    if (last.isEmpty()) {
      made.add(of(first(before), before));
    }
    About newest = last.orElseGet(() -> first(before));
    if (!changed.isEmpty()) {
      VideoLog.Change change = after.log().changes().getLast();
      boolean restored = change.fields().contains(VideoLog.RESTORED);
      List<String> fields = restored ? VideoLog.restored(changed) : changed;
      newest =
          !restored && isTyping(newest, change, before, after)
              ? newest.goingOn(change, fields)
              : newest.followedBy(change, fields);
      made.add(of(newest, after));
    }
    if (before.state() != after.state()) {
      made.add(of(newest.in(after.state()), after));
    }
    return made;
  }

  private static About first(Video video) {
    String who =
        video.log().changes().reversed().stream()
            .filter(each -> !each.fields().equals(List.of(VideoLog.TRIM_DROPPED)))
            .map(VideoLog.Change::who)
            .findFirst()
            .orElse(video.author().name());
    Instant at = video.dates().changedAt();
    return new About(/* number= */ 1, at, at, who, List.of(), Set.of(video.state()));
  }

  private static VideoRevision of(About about, Video video) {
    return new VideoRevision(about, video.texts(), video.settings().captions());
  }

  /** The names of what is another in {@code after}, of that which a revision has. */
  private static List<String> changed(Video before, Video after) {
    List<String> changed = before.texts().changedIn(after.texts());
    if (!before.settings().captions().equals(after.settings().captions())) {
      changed.add(FilmSettings.CAPTIONS);
    }
    return changed;
  }

  /** True if {@code after} goes on with {@code newest}, of which nothing is worth keeping. */
  private static boolean isTyping(About newest, VideoLog.Change change, Video before, Video after) {
    Set<VideoState> decided = new TreeSet<>(newest.reached());
    decided.remove(VideoState.DRAFT);
    return decided.isEmpty()
        && !newest.fields().contains(VideoLog.RESTORED)
        && newest.who().equals(change.who())
        && change.at().isBefore(newest.begunAt().plus(MERGED))
        && characters(after) > characters(before) - LOST_CHARACTERS;
  }

  private static long characters(Video video) {
    return of(first(video), video).characters();
  }

  /** How long all its texts are together. */
  public long characters() {
    return texts.characters() + captions.values().stream().mapToLong(String::length).sum();
  }

  /**
   * The number of the oldest that stays; those before it go.
   *
   * @param kept all of a report, the newest first; that one always stays
   */
  public static long oldestToKeep(List<Kept> kept) {
    long characters = 0;
    long oldest = 0;
    for (Kept each : kept.subList(0, Math.min(MOST, kept.size()))) {
      characters += each.characters();
      if (characters > MOST_CHARACTERS && oldest > 0) {
        return oldest;
      }
      oldest = each.number();
    }
    return oldest;
  }
}
