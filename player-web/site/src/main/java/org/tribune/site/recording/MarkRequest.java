package org.tribune.site.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.delivery.replay.RecordingIndex;
import org.tribune.site.http.Lenient;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestField;

/** One change of what is marked. */
sealed interface MarkRequest {
  /** Microseconds of a second. */
  double MICROS = 1_000_000;

  /** The mark that it is about. */
  MarkId id();

  /** The revision that it was made on; 0 for a mark that is new. */
  int base();

  /** When the clerk did it: a console whose network was away sends it later. */
  Optional<Instant> madeAt();

  /** A mark is new, or is to be so. */
  record Put(Mark mark, int base, Optional<Instant> madeAt) implements MarkRequest {
    @Override
    public MarkId id() {
      return mark.id();
    }
  }

  /** A mark is taken back. */
  record Remove(MarkId id, int base, Optional<Instant> madeAt) implements MarkRequest {}

  /** What a console sends; its changes are read by themselves, once it is known who it is. */
  record Sent(
      @RequestField(problem = "chapter.changes-invalid") List<Object> changes,
      @Lenient String console) {
    /** The most changes. */
    static final int MOST = 500;

    public Sent {
      if (changes.size() > MOST) {
        throw ProblemException.badRequest("chapter.changes-invalid", MOST);
      }
    }
  }

  /** The changes of it. */
  record Changes(@RequestField(problem = "chapter.type-invalid") List<Change> changes) {}

  /** Which of them a change is. */
  enum Type {
    PUT,
    REMOVE
  }

  /**
   * A change as a console sends it.
   *
   * @param mark that is put
   * @param id of one that is removed
   */
  record Change(
      @RequestField(problem = "chapter.type-invalid") Type type,
      @Lenient SentMark mark,
      @Lenient String id,
      @RequestField(problem = "chapter.base-invalid") Optional<Integer> base,
      @RequestField(problem = "chapter.time-invalid", orNull = true) Optional<Instant> madeAt) {
    public Change {
      if (base.orElse(0) < 0) {
        throw ProblemException.badRequest("chapter.base-invalid");
      }
    }

    /**
     * What it does.
     *
     * @param index of the recording, if it can be watched: a mark may then say where it begins as a
     *     player shows it
     * @throws ProblemException if it makes no sense
     * @throws org.tribune.core.text.ValidationException if its texts do not fit
     */
    MarkRequest request(Optional<RecordingIndex> index) {
      return switch (type) {
        case PUT -> new Put(mark.mark(index), base.orElse(0), madeAt);
        case REMOVE -> new Remove(Parameters.id(id, MarkId::new), base.orElse(0), madeAt);
      };
    }
  }

  /**
   * A mark as a console sends it.
   *
   * @param at in place of {@code start}: seconds of the replay; what is no number is left out
   */
  record SentMark(
      @Lenient String id,
      Optional<MarkKind> kind,
      @RequestField(problem = "chapter.time-invalid", orNull = true) Optional<Instant> start,
      @Lenient JsonNode at,
      Optional<String> numbering,
      Optional<String> title,
      @Lenient Optional<SittingId> sitting,
      @Lenient Optional<ItemId> item) {
    private Mark mark(Optional<RecordingIndex> index) {
      if (item.isPresent() && sitting.isEmpty()) {
        throw ProblemException.badRequest("chapter.item-without-sitting");
      }
      return new Mark(
          Parameters.id(id, MarkId::new),
          kind.orElse(MarkKind.CHAPTER),
          start
              .or(
                  () ->
                      index.filter(_ -> at.isNumber()).map(known -> place(at.doubleValue(), known)))
              .orElseThrow(() -> ProblemException.badRequest("chapter.start-missing")),
          numbering.orElse(""),
          title.orElse(""),
          sitting,
          item,
          /* revision= */ 1);
    }
  }

  private static Instant place(double at, RecordingIndex known) {
    double seconds = Math.clamp(at, 0, known.durationMicros() / MICROS);
    Duration since =
        known.clock().toRecording(Math.round(seconds * MICROS), /* isEnd= */ false).toDuration();
    return known.recording().format().timeline().origin().plus(since);
  }
}
