package org.tribune.catalogue.video;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.core.access.AccountId;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * What was done with a report; the oldest entries go when there are too many.
 *
 * @param changes of its texts and of how its film is shown, the newest last
 * @param notes of those who sent it back, the newest last
 * @param step the last one from a state to another; absent if none was made since they are kept
 */
public record VideoLog(List<Change> changes, List<Note> notes, Optional<Step> step) {
  /** Among the fields of a change: what was there before was brought back. */
  public static final String RESTORED = "restored";

  /** The field of a change that nobody made: start and end went with the film that was replaced. */
  public static final String TRIM_DROPPED = "trim-dropped";

  /** Whom the log names for what the program does by itself. */
  private static final String BY_ITSELF = "Tribune";

  private static final int MOST_CHANGES = 200;
  private static final int MOST_NOTES = 50;
  private static final Duration PAUSE = Duration.ofMinutes(10);

  /** Nothing yet. */
  public static final VideoLog EMPTY = new VideoLog(List.of(), List.of(), Optional.empty());

  public VideoLog {
    changes = newest(changes, MOST_CHANGES);
    notes = newest(notes, MOST_NOTES);
  }

  /**
   * That somebody changed something.
   *
   * @param fields the names of what was changed: {@code title}, {@code captions}; {@link #RESTORED}
   *     if it was brought back
   */
  public record Change(Instant at, String who, List<String> fields) {
    public Change {
      fields = List.copyOf(fields);
    }

    Change and(Change later) {
      return new Change(
          later.at, who, Stream.concat(fields.stream(), later.fields.stream()).distinct().toList());
    }
  }

  /**
   * That it came into the state in which it is.
   *
   * @param by whose hand it was; absent if its time had come
   */
  public record Step(Instant at, Optional<AccountId> by) {}

  /** What a reviewer wrote to the author. */
  public record Note(Instant at, String who, String text) {
    private static final int LONGEST = 2_000;

    public Note {
      text = CleanText.lines(text, LONGEST, "field.note");
      if (text.isEmpty()) {
        throw new ValidationException("video.return-without-words");
      }
    }
  }

  /** Who types saves again and again: what one person does without a long pause is one change. */
  VideoLog with(Change change) {
    boolean goesOn =
        !changes.isEmpty()
            && !changes.getLast().fields().contains(RESTORED)
            && !change.fields().contains(RESTORED)
            && changes.getLast().who().equals(change.who())
            && change.at().isBefore(changes.getLast().at().plus(PAUSE));
    return goesOn
        ? new VideoLog(
            added(changes.subList(0, changes.size() - 1), changes.getLast().and(change)),
            notes,
            step)
        : new VideoLog(added(changes, change), notes, step);
  }

  /** Start and end were dropped. */
  VideoLog trimDropped(Instant now) {
    return with(new Change(now, BY_ITSELF, List.of(TRIM_DROPPED)));
  }

  VideoLog with(Note note) {
    return new VideoLog(changes, added(notes, note), step);
  }

  VideoLog with(Step last) {
    return new VideoLog(changes, notes, Optional.of(last));
  }

  /** Those fields, and that they were brought back. */
  static List<String> restored(List<String> fields) {
    return Stream.concat(Stream.of(RESTORED), fields.stream()).toList();
  }

  private static <T> List<T> added(List<T> list, T one) {
    List<T> longer = new ArrayList<>(list);
    longer.add(one);
    return longer;
  }

  private static <T> List<T> newest(List<T> list, int most) {
    return List.copyOf(list.subList(Math.max(0, list.size() - most), list.size()));
  }
}
