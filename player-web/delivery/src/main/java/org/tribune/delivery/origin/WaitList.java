package org.tribune.delivery.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.core.time.MediaTime;

/**
 * Requests that wait, each for a target of type {@code T}. Guarded by its {@link LiveWindow}; cheap
 * enough for thousands: one record each, no timer.
 */
final class WaitList<T, A> {
  private record Entry<T, A>(T target, MediaTime deadline, Waiter<A> waiter) {}

  private List<Entry<T, A>> entries = new ArrayList<>();

  void add(T target, MediaTime deadline, Waiter<A> waiter) {
    entries.add(new Entry<>(target, deadline, waiter));
  }

  int size() {
    return entries.size();
  }

  /** Lets go those that {@code answer} has something for. */
  void release(Function<T, Optional<A>> answer, Release release) {
    List<Entry<T, A>> left = new ArrayList<>();
    for (Entry<T, A> entry : entries) {
      Optional<A> found = answer.apply(entry.target());
      if (found.isPresent()) {
        release.add(entry.waiter(), found.get());
      } else {
        left.add(entry);
      }
    }
    entries = left;
  }

  /** Lets go those whose deadline has passed, with {@code answer}. */
  void expire(MediaTime now, A answer, Release release) {
    List<Entry<T, A>> left = new ArrayList<>();
    for (Entry<T, A> entry : entries) {
      if (entry.deadline().isAfter(now)) {
        left.add(entry);
      } else {
        release.add(entry.waiter(), answer);
      }
    }
    entries = left;
  }
}
