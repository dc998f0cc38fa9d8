package org.tribune.site.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.delivery.replay.RecordingIndex;
import org.tribune.site.http.JsonFields;
import org.tribune.site.http.ProblemException;

/** One change of what is marked, as a console sends it. */
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

  /**
   * Reads one.
   *
   * @param index of the recording, if it can be watched: a mark may then say where it begins as a
   *     player shows it
   * @throws ProblemException if it makes no sense
   * @throws org.tribune.core.text.ValidationException if its texts do not fit
   */
  static MarkRequest read(JsonNode node, Optional<RecordingIndex> index) {
    Optional<Instant> madeAt = time(node, "madeAt");
    int base = base(node.path("base"));
    return switch (node.path("type").asText("")) {
      case "put" -> new Put(mark(node.path("mark"), index), base, madeAt);
      case "remove" ->
          new Remove(JsonFields.named(node.path("id").asText(""), MarkId::new), base, madeAt);
      default -> throw ProblemException.badRequest("chapter.type-invalid");
    };
  }

  private static int base(JsonNode base) {
    if (base.isMissingNode()) {
      return 0;
    }
    if (!base.canConvertToInt() || !base.isIntegralNumber() || base.asInt() < 0) {
      throw ProblemException.badRequest("chapter.base-invalid");
    }
    return base.asInt();
  }

  private static Mark mark(JsonNode node, Optional<RecordingIndex> index) {
    Optional<SittingId> sitting = JsonFields.id(node, "sitting", SittingId::new);
    Optional<ItemId> item = JsonFields.id(node, "item", ItemId::new);
    if (item.isPresent() && sitting.isEmpty()) {
      throw ProblemException.badRequest("chapter.item-without-sitting");
    }
    return new Mark(
        JsonFields.named(node.path("id").asText(""), MarkId::new),
        JsonFields.word(node, "kind", MarkKind.class, MarkKind.CHAPTER),
        time(node, "start")
            .or(() -> place(node, index))
            .orElseThrow(() -> ProblemException.badRequest("chapter.start-missing")),
        JsonFields.text(node, "numbering", ""),
        JsonFields.text(node, "title", ""),
        sitting,
        item,
        /* revision= */ 1);
  }

  /** {@code at}: seconds of the replay. */
  private static Optional<Instant> place(JsonNode node, Optional<RecordingIndex> index) {
    JsonNode at = node.path("at");
    if (!at.isNumber() || index.isEmpty()) {
      return Optional.empty();
    }
    RecordingIndex known = index.get();
    double seconds = Math.clamp(at.asDouble(), 0, known.durationMicros() / MICROS);
    Duration since =
        known.clock().toRecording(Math.round(seconds * MICROS), /* isEnd= */ false).toDuration();
    return Optional.of(known.recording().format().timeline().origin().plus(since));
  }

  private static Optional<Instant> time(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(value.asText("")));
    } catch (DateTimeException e) {
      throw ProblemException.badRequest("chapter.time-invalid", field);
    }
  }
}
