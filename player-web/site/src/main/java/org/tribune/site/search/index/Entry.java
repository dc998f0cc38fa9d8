package org.tribune.site.search.index;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.sitting.DocumentText;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SittingId;

/**
 * Something that can be found.
 *
 * @param owner the id of the sitting, of the report or of the recording that it is, or belongs to
 * @param id of the question, of the item or document within its sitting, of a chapter see {@link
 *     ChapterName}, of a speech its speaker's name; empty for a sitting, a report and a recording
 * @param place among those of its kind in its owner, from 0
 * @param isPublic false if only clerks may find it
 * @param title its name and number
 * @param people who are named in it
 * @param about what else is said of it
 * @param context what it belongs to
 * @param day in words
 * @param hasDay false if the day is that of what it belongs to
 * @param text that is at hand; empty for none
 * @param stored a text that is in the store, and comes later
 * @param body the assembly's name; empty for none
 * @param subject the item that it is, belongs to or speaks of; empty for none
 */
public record Entry(
    String owner,
    Kind kind,
    String id,
    int place,
    boolean isPublic,
    List<String> title,
    List<String> people,
    List<String> about,
    List<String> context,
    List<String> day,
    boolean hasDay,
    String text,
    Optional<StoredText> stored,
    Instant start,
    int year,
    String body,
    String subject) {
  /** Parts what somebody says in one turn from the next: no phrase goes over it. */
  public static final char TURN_END = '\0';

  public Entry {
    title = List.copyOf(title);
    people = List.copyOf(people);
    about = List.copyOf(about);
    context = List.copyOf(context);
    day = List.copyOf(day);
  }

  /**
   * A document's text in the object store.
   *
   * @param name of the object
   */
  record StoredText(String name, DocumentText content) {}

  /**
   * What it is replaced by: documents by themselves, since their texts are long, and questions,
   * which change one by one.
   */
  String group() {
    return switch (kind) {
      case SITTING, ITEM, CHAPTER, NOTE, REPORT, RECORDING, SPEECH, MINUTES, DEBATE -> owner;
      case DOCUMENT, QUESTION -> group(owner, id);
    };
  }

  /** What an item of an agenda is called on the whole site. */
  public static String subject(SittingId sitting, ItemId item) {
    return sitting.value() + "/" + item.value();
  }

  static String group(String owner, String id) {
    return owner + "/" + id;
  }

  /** Orders those of equal rank and day, the same way each time. */
  String order() {
    char rank =
        switch (kind) {
          case SITTING -> 'a';
          case ITEM -> 'b';
          case CHAPTER -> 'c';
          case NOTE -> 'd';
          case DOCUMENT -> 'e';
          case QUESTION -> 'f';
          case REPORT -> 'g';
          case RECORDING, SPEECH, DEBATE -> 'h';
          case MINUTES -> 'i';
        };
    return "%s/%c/%05d/%s".formatted(owner, rank, place, id);
  }
}
