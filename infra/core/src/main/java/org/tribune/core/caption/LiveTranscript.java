package org.tribune.core.caption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is known to have been said in a broadcast: the newest of each caption, and which of them are
 * shown where several sources heard the same. That follows from the captions alone, so every
 * process that has read them shows the same. Not safe for several threads.
 */
public final class LiveTranscript {
  /**
   * How long a better source may be silent, within what it says, before another speaks for it. In
   * the time of the broadcast: who types is seconds late, and is read at the right place all the
   * same.
   */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A change at one place shows or silences nothing that is further from it. */
  public static final Duration REACH = LiveCaption.LONGEST.plus(PATIENCE);

  /** Behind all that is ever said. */
  public static final Duration END = Duration.ofMillis(Long.MAX_VALUE);

  private static final Comparator<LiveCaption> BY_TIME =
      Comparator.comparing(LiveCaption::start).thenComparing(LiveCaption::id);

  private final List<CaptionSource> preference;
  private final Map<String, LiveCaption> captions = new HashMap<>();
  private final NavigableSet<LiveCaption> byTime = new TreeSet<>(BY_TIME);

  /**
   * Nothing yet.
   *
   * @param preference the best source first; what is not in it comes last
   */
  public LiveTranscript(List<CaptionSource> preference) {
    this.preference = List.copyOf(preference);
  }

  /**
   * Takes a caption as it is now.
   *
   * @return false if a newer one is known, or one that a person stands for and this is none
   */
  public boolean accept(LiveCaption caption) {
    LiveCaption known = captions.get(caption.id());
    if (known != null && !caption.replaces(known)) {
      return false;
    }
    if (known != null) {
      byTime.remove(known);
    }
    captions.put(caption.id(), caption);
    byTime.add(caption);
    return true;
  }

  /** The newest of this id. */
  public Optional<LiveCaption> find(String id) {
    return Optional.ofNullable(captions.get(id));
  }

  /** All that are known, by their start, the withdrawn and those that are not shown too. */
  public List<LiveCaption> all() {
    return List.copyOf(byTime);
  }

  /** How many are known. */
  public int size() {
    return captions.size();
  }

  /** What is read in a language, by its start. */
  public List<LiveCaption> shown(String language) {
    return shown(language, Duration.ZERO, END);
  }

  /** The same of what is said between the two. */
  public List<LiveCaption> shown(String language, Duration from, Duration to) {
    Duration first = from.minus(REACH);
    Duration behind = to.equals(END) ? END : to.plus(LiveCaption.LONGEST);
    List<LiveCaption> near =
        byTime.stream()
            .dropWhile(each -> each.start().compareTo(first) < 0)
            .takeWhile(each -> each.start().compareTo(behind) < 0)
            .filter(each -> each.language().equals(language))
            .toList();
    List<LiveCaption> shown = new ArrayList<>();
    int low = 0;
    for (LiveCaption each : near) {
      while (near.get(low).start().compareTo(each.start().minus(REACH)) < 0) {
        low++;
      }
      if (!each.state().isGone()
          && each.touches(from, to)
          && !isSpokenFor(each, near.subList(low, near.size()))) {
        shown.add(each);
      }
    }
    return shown;
  }

  /** Forgets what is said between the two: it may not be heard. */
  public void forget(Duration from, Duration to) {
    List<LiveCaption> hidden = byTime.stream().filter(each -> each.touches(from, to)).toList();
    hidden.forEach(
        each -> {
          byTime.remove(each);
          captions.remove(each.id());
        });
  }

  /**
   * True if a better source says it.
   *
   * @param others by their start, from the first that can reach it on
   */
  private boolean isSpokenFor(LiveCaption caption, List<LiveCaption> others) {
    return others.stream()
        .takeWhile(each -> each.start().compareTo(caption.end()) < 0)
        .anyMatch(each -> speaksFor(each, caption));
  }

  private boolean speaksFor(LiveCaption better, LiveCaption caption) {
    return rank(better) < rank(caption)
        && better.state() != CaptionState.RETRACTED
        && better.touches(caption.start().minus(PATIENCE), caption.end());
  }

  private int rank(LiveCaption caption) {
    int place = preference.indexOf(caption.source());
    return place < 0 ? preference.size() : place;
  }
}
