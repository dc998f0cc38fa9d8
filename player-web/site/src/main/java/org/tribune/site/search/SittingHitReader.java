package org.tribune.site.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.SpokenAnswer;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.delivery.replay.MarkedRecordings;
import org.tribune.delivery.replay.MarkedRecordings.FreeChapter;
import org.tribune.site.search.index.ChapterName;
import org.tribune.site.search.index.Entry;
import org.tribune.site.search.index.Excerpt;
import org.tribune.site.search.index.Field;
import org.tribune.site.search.index.Kind;
import org.tribune.site.search.index.Piece;
import org.tribune.site.search.index.QuestionWords;

/** Makes what was found of sittings fit to be shown, if who asks may see it. One search's. */
final class SittingHitReader {
  private static final int MOST_PEOPLE = 3;

  private final Highlighter highlighter;
  private final Questions questions;
  private final MarkedRecordings marked;
  private final boolean isStaff;

  SittingHitReader(
      Highlighter highlighter, Questions questions, MarkedRecordings marked, boolean isStaff) {
    this.questions = questions;
    this.marked = marked;
    this.highlighter = highlighter;
    this.isStaff = isStaff;
  }

  /**
   * Reads an entry.
   *
   * @param id of it, as in {@link Entry}
   * @param number of it in the index
   * @param sitting as the catalogue has it
   * @return empty if it is there no more, or may not be seen
   */
  Optional<SittingHit> read(Kind kind, String id, int number, Sitting sitting) throws IOException {
    if (!isStaff && !sitting.status().isPublic()) {
      return Optional.empty();
    }
    return switch (kind) {
      case SITTING -> Optional.of(sitting(sitting));
      case ITEM -> {
        Optional<AgendaItem> item = sitting.item(new ItemId(id));
        yield item.isEmpty() ? Optional.empty() : Optional.of(item(sitting, item.get()));
      }
      case CHAPTER -> {
        ChapterName name = ChapterName.parse(id);
        Optional<FreeChapter> chapter =
            marked
                .freeChapter(name.recording(), name.mark())
                .filter(each -> each.sitting().equals(sitting.id()));
        yield chapter.isEmpty() ? Optional.empty() : Optional.of(chapter(sitting, chapter.get()));
      }
      case DOCUMENT -> {
        Optional<Document> document =
            sitting.document(new DocumentId(id)).filter(each -> isStaff || each.isPublic());
        yield document.isEmpty()
            ? Optional.empty()
            : Optional.of(document(sitting, document.get(), number));
      }
      case QUESTION -> {
        Optional<Question> question =
            questions
                .find(new QuestionId(id))
                .filter(each -> each.state().isPublic() && sitting.status().isPublic());
        yield question.isEmpty()
            ? Optional.empty()
            : Optional.of(question(sitting, question.get()));
      }
      case NOTE -> {
        Optional<AgendaItem> item = sitting.item(new ItemId(id)).filter(each -> isStaff);
        yield item.isEmpty()
            ? Optional.empty()
            : Optional.of(about(Kind.NOTE, sitting, item.get(), number));
      }
      case MINUTES -> {
        Optional<AgendaItem> item = sitting.item(new ItemId(id));
        yield item.isEmpty()
            ? Optional.empty()
            : Optional.of(about(Kind.MINUTES, sitting, item.get(), number));
      }
      case REPORT, RECORDING, SPEECH, DEBATE ->
          throw new IllegalArgumentException("A film is of no sitting");
    };
  }

  private SittingHit sitting(Sitting sitting) throws IOException {
    return new SittingHit(
        Kind.SITTING,
        sitting,
        /* item= */ Optional.empty(),
        /* document= */ Optional.empty(),
        /* recording= */ Optional.empty(),
        /* chapter= */ Optional.empty(),
        /* question= */ Optional.empty(),
        highlighter.mark(sitting.shownTitle(), Field.TITLE),
        people(sitting.speakers().stream().map(SittingHitReader::words).toList()));
  }

  private static String words(Speaker speaker) {
    return String.join(
        ", ",
        Stream.of(speaker.name(), speaker.role(), speaker.group(), speaker.commune())
            .filter(each -> !each.isEmpty())
            .toList());
  }

  /** Those who were looked for; empty if nobody was. */
  private Optional<Excerpt> people(List<String> all) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    int count = 0;
    for (String each : all) {
      if (count == MOST_PEOPLE) {
        break;
      }
      List<Piece> marked = highlighter.mark(each, Field.PEOPLE);
      if (marked.stream().anyMatch(Piece::isFound)) {
        if (count > 0) {
          pieces.add(new Piece(" · ", /* isFound= */ false));
        }
        pieces.addAll(marked);
        count++;
      }
    }
    return pieces.isEmpty() ? Optional.empty() : Optional.of(new Excerpt(pieces, /* page= */ 1));
  }

  private SittingHit item(Sitting sitting, AgendaItem item) throws IOException {
    return new SittingHit(
        Kind.ITEM,
        sitting,
        Optional.of(item),
        /* document= */ Optional.empty(),
        marked.of(sitting.id(), item.id()),
        /* chapter= */ Optional.empty(),
        /* question= */ Optional.empty(),
        highlighter.mark(item.title(), Field.TITLE),
        people(List.of(item.rapporteur())));
  }

  private SittingHit chapter(Sitting sitting, FreeChapter chapter) throws IOException {
    return new SittingHit(
        Kind.CHAPTER,
        sitting,
        /* item= */ Optional.empty(),
        /* document= */ Optional.empty(),
        Optional.of(chapter.recording()),
        Optional.of(chapter.mark().id()),
        /* question= */ Optional.empty(),
        highlighter.mark(chapter.mark().label(), Field.TITLE),
        /* excerpt= */ Optional.empty());
  }

  private SittingHit document(Sitting sitting, Document document, int number) throws IOException {
    return new SittingHit(
        Kind.DOCUMENT,
        sitting,
        document.item().flatMap(sitting::item),
        Optional.of(document),
        document.item().flatMap(item -> marked.of(sitting.id(), item)),
        /* chapter= */ Optional.empty(),
        /* question= */ Optional.empty(),
        highlighter.mark(document.title(), Field.TITLE),
        highlighter.excerpt(number));
  }

  /** What was written about an item: a note, or minutes. */
  private SittingHit about(Kind kind, Sitting sitting, AgendaItem item, int number)
      throws IOException {
    return new SittingHit(
        kind,
        sitting,
        Optional.of(item),
        /* document= */ Optional.empty(),
        marked.of(sitting.id(), item.id()),
        /* chapter= */ Optional.empty(),
        /* question= */ Optional.empty(),
        highlighter.mark(item.title(), Field.CONTEXT),
        highlighter.excerpt(number));
  }

  private SittingHit question(Sitting sitting, Question question) throws IOException {
    Optional<AgendaItem> item = question.item().flatMap(sitting::item);
    Optional<SpokenAnswer> spoken = question.standing().answer().flatMap(Answer::spoken);
    Optional<Long> second = spoken.flatMap(each -> marked.second(each.broadcast(), each.start()));
    String title = QuestionWords.title(question);
    return new SittingHit(
        Kind.QUESTION,
        sitting,
        item,
        /* document= */ Optional.empty(),
        second.isPresent()
            ? spoken.map(SpokenAnswer::broadcast)
            : item.flatMap(each -> marked.of(sitting.id(), each.id())),
        /* chapter= */ Optional.empty(),
        Optional.of(new SittingHit.FoundQuestion(question, second)),
        highlighter.mark(title, Field.TEXT),
        QuestionWords.beside(title, highlighter.excerpt(QuestionWords.of(question))));
  }
}
