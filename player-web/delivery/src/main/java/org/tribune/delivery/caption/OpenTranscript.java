package org.tribune.delivery.caption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tribune.catalogue.recording.Passage;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.LiveTranscript;
import org.tribune.core.time.MediaTime;

/**
 * What is read of one broadcast, and since when: each change of what is shown has a number, so that
 * a reader who names the last that it has gets what came after it. Safe for all threads.
 */
final class OpenTranscript {
  private static final Comparator<ShownCaption> BY_VERSION =
      Comparator.comparingLong(ShownCaption::version);

  private final LiveTranscript transcript;

  /** What is shown, and what was and is no more, by id. */
  private final Map<String, ShownCaption> shown = new HashMap<>();

  private final Map<CaptionSource, Duration> last = new EnumMap<>(CaptionSource.class);
  private final Set<String> languages = new HashSet<>();

  /** In which languages something was shown, by whose hands. */
  private final Map<String, Set<CaptionSource>> hands = new TreeMap<>();

  private final CountDownLatch recalled = new CountDownLatch(1);
  private List<Passage> hidden = List.of();
  private long version = 0;

  OpenTranscript(List<CaptionSource> order) {
    this.transcript = new LiveTranscript(order);
  }

  /** What was said before this process began is known, or can't be. */
  void recalled() {
    recalled.countDown();
  }

  /** Waits for that; false if it took longer. */
  boolean awaitRecalled(Duration longest) {
    try {
      return recalled.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Takes captions as they are now; true if something else is shown than before. */
  synchronized boolean accept(Collection<LiveCaption> captions) {
    Duration from = LiveTranscript.END;
    Duration to = Duration.ZERO;
    for (LiveCaption each : captions) {
      Optional<LiveCaption> before = transcript.find(each.id());
      if (transcript.accept(each)) {
        languages.add(each.language());
        noteSource(each);
        // It may have been said somewhere else.
        LiveCaption moved = before.orElse(each);
        from = Collections.min(List.of(from, each.start(), moved.start()));
        to = Collections.max(List.of(to, each.end(), moved.end()));
      }
    }
    return from.compareTo(to) < 0 && look(reach(from, -1), reach(to, 1));
  }

  /** What the staff corrects was not written by its source again. */
  private void noteSource(LiveCaption caption) {
    if (!caption.state().isGone() && !caption.state().isByHand()) {
      last.merge(
          caption.source(),
          caption.end(),
          (known, next) -> next.compareTo(known) > 0 ? next : known);
    }
  }

  /** Which sources have written something, and whose is read last. */
  synchronized SpokenSources sources() {
    return new SpokenSources(
        last,
        shown.values().stream()
            .flatMap(each -> each.caption().stream())
            .max(Comparator.comparing(LiveCaption::start))
            .map(LiveCaption::source));
  }

  /** How far a caption may silence another, or stop doing so. */
  private static Duration reach(Duration at, int sign) {
    Duration far = LiveTranscript.REACH.multipliedBy(sign).plus(at);
    return far.isNegative() ? Duration.ZERO : far;
  }

  /** Nothing is shown of what is said in these passages; true if something else is shown. */
  synchronized boolean hide(List<Passage> passages) {
    if (passages.equals(hidden)) {
      return false;
    }
    hidden = List.copyOf(passages);
    return look(Duration.ZERO, LiveTranscript.END);
  }

  private boolean look(Duration from, Duration to) {
    Map<String, LiveCaption> now = new LinkedHashMap<>();
    for (String language : languages) {
      for (LiveCaption each : transcript.shown(language, from, to)) {
        if (isAudible(each)) {
          now.put(each.id(), each);
        }
      }
    }
    List<ShownCaption> changes = new ArrayList<>();
    now.forEach(
        (id, caption) -> {
          ShownCaption before = shown.get(id);
          if (before == null || !before.caption().equals(Optional.of(caption))) {
            changes.add(new ShownCaption(id, version + 1, Optional.of(caption)));
          }
        });
    shown.values().stream()
        .filter(each -> each.caption().filter(known -> known.touches(from, to)).isPresent())
        .filter(each -> !now.containsKey(each.id()))
        .forEach(each -> changes.add(new ShownCaption(each.id(), version + 1, Optional.empty())));
    changes.forEach(
        each -> {
          shown.put(each.id(), each);
          each.caption().ifPresent(this::note);
        });
    version += changes.isEmpty() ? 0 : 1;
    return !changes.isEmpty();
  }

  private void note(LiveCaption caption) {
    hands
        .computeIfAbsent(caption.language(), _ -> EnumSet.noneOf(CaptionSource.class))
        .add(caption.source());
  }

  private boolean isAudible(LiveCaption caption) {
    MediaTime start = MediaTime.of(caption.start());
    MediaTime end = MediaTime.of(caption.end());
    return hidden.stream().noneMatch(each -> each.touches(start, end));
  }

  /** The number of the last change; 0 before the first. */
  synchronized long version() {
    return version;
  }

  /** What became another after a change, in the order in which it did; of 0 all that is shown. */
  synchronized List<ShownCaption> since(long known) {
    return shown.values().stream()
        .filter(each -> each.version() > known)
        .filter(each -> known > 0 || each.caption().isPresent())
        .sorted(BY_VERSION.thenComparing(ShownCaption::id))
        .toList();
  }

  /** In which languages something was shown, and who wrote it. */
  synchronized Map<String, Set<CaptionSource>> hands() {
    Map<String, Set<CaptionSource>> known = new TreeMap<>();
    hands.forEach((language, each) -> known.put(language, Set.copyOf(each)));
    return known;
  }

  /** What is shown in a language, by its start. */
  synchronized List<LiveCaption> shown(String language, Duration from, Duration to) {
    return transcript.shown(language, from, to).stream().filter(this::isAudible).toList();
  }

  /** The newest of this id, shown or not. */
  synchronized Optional<LiveCaption> find(String id) {
    return transcript.find(id);
  }
}
