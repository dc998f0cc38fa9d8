package org.tribune.site.search.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.Sittings;

/**
 * Keeps the index of questions as the catalogue is: by the number that each sitting's questions
 * have, and by which those are asked for that changed since. Of each sitting it keeps the number
 * alone. Used by one thread at a time.
 */
public final class QuestionIndexing {
  private final Questions questions;
  private final Sittings sittings;
  private final EntryIndex index;
  private final Map<SittingId, Indexed> known = new HashMap<>();

  /** {@link Questions#version} when all was as in the catalogue. */
  private Optional<Long> seen = Optional.empty();

  /**
   * What is there of a sitting.
   *
   * @param number of its questions
   * @param frame see {@link SittingEntries#frame}; empty if nothing may be there
   */
  private record Indexed(long number, Optional<Integer> frame) {}

  public QuestionIndexing(Questions questions, Sittings sittings, EntryIndex index) {
    this.questions = questions;
    this.sittings = sittings;
    this.index = index;
  }

  /** The number of each sitting's questions now. */
  Map<SittingId, Long> numbers() {
    return questions.versions();
  }

  /**
   * Takes over what changed.
   *
   * @param isFilled false: only of sittings that are there
   */
  void follow(boolean isFilled) throws IOException {
    long now = questions.version();
    if (isFilled && seen.equals(Optional.of(now))) {
      return;
    }
    Map<SittingId, Long> numbers = numbers();
    for (SittingId id : List.copyOf(known.keySet())) {
      if (!numbers.containsKey(id)) {
        index.remove(List.of(id.value()));
        known.remove(id);
      }
    }
    for (Map.Entry<SittingId, Long> each : numbers.entrySet()) {
      Indexed before = known.get(each.getKey());
      if (before == null ? isFilled : before.number() != each.getValue()) {
        take(each.getKey(), each.getValue());
      }
    }
    seen = isFilled ? Optional.of(now) : Optional.empty();
  }

  /** Takes over what a sitting is by now, if its questions are there. */
  void follow(SittingId id) throws IOException {
    Indexed before = known.get(id);
    if (before != null) {
      take(id, before.number());
    }
  }

  /**
   * Takes over the questions of a sitting.
   *
   * @param number that they had before they are read: what changes meanwhile is taken over again
   */
  void take(SittingId id, long number) throws IOException {
    Optional<Sitting> sitting = sittings.find(id).filter(each -> each.status().isPublic());
    Optional<Integer> frame = sitting.map(SittingEntries::frame);
    Indexed before = known.get(id);
    Optional<Long> since =
        before != null && before.frame().equals(frame) && before.number() <= number
            ? Optional.of(before.number())
            : Optional.empty();
    if (since.isEmpty()) {
      index.remove(List.of(id.value()));
    }
    if (sitting.isPresent()) {
      List<Question> changed =
          since
              .map(each -> questions.changedSince(id, each))
              .orElseGet(() -> questions.ofSitting(id));
      for (Question each : changed) {
        index.replace(
            Entry.group(id.value(), each.id().value()),
            each.state().isPublic() ? List.of(SittingEntries.of(sitting.get(), each)) : List.of(),
            /* print= */ "");
      }
    }
    known.put(id, new Indexed(number, frame));
  }
}
