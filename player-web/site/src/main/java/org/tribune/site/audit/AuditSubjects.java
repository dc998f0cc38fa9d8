package org.tribune.site.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.AssemblyId;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.site.question.QuestionService;

/**
 * What the ids in the audit trail stand for, as long as it is there: the trail itself holds no
 * citizen's name and no word. Calls block. Used by one thread, for one page.
 */
final class AuditSubjects {
  private final Catalogue catalogue;
  private final Map<String, String> channels;
  private final Map<SittingId, Optional<Sitting>> sittings = new HashMap<>();

  /**
   * Knows them by the catalogue.
   *
   * @param channels the channels' names by their ids
   */
  AuditSubjects(Catalogue catalogue, Map<String, String> channels) {
    this.catalogue = catalogue;
    this.channels = channels;
  }

  /** In words what an entry is about; empty if its subject says so itself, or is gone. */
  Optional<String> of(AuditEntry entry) {
    String id = entry.subject();
    return switch (entry.action()) {
      case QUESTION_DECIDED, AUTHOR_BANNED -> question(id).map(this::signed);
      case REPORT_DECIDED ->
          find(id, QuestionId::new, catalogue.questions()::report)
              .map(Report::question)
              .flatMap(catalogue.questions()::find)
              .map(this::signed);
      case QUESTIONING_CHANGED,
          QUESTIONS_EXPORTED,
          SITTING_CREATED,
          SITTING_CHANGED,
          DOCUMENT_ADDED,
          DOCUMENT_REMOVED ->
          sitting(id).map(AuditSubjects::title);
      case ASSEMBLY_CREATED, ASSEMBLY_CHANGED ->
          find(id, AssemblyId::new, catalogue.assemblies()::find).map(Assembly::body);
      case CHAPTERS_MARKED, CAPTIONS_SAVED, CAPTIONS_REMOVED, PEN_PASSED, CLOSED_SESSION_PROVED ->
          find(id, BroadcastId::new, catalogue::broadcast).map(Broadcast::title);
      case PREVIEW_STARTED,
          WENT_LIVE,
          BROADCAST_SUSPENDED,
          FLOOR_GIVEN,
          BROADCAST_RESUMED,
          SESSION_CLOSED,
          SESSION_REOPENED,
          BROADCAST_ENDED,
          PASSAGE_WITHHELD,
          WITHHOLDING_LIFTED,
          ITEM_SHOWN,
          ITEM_HIDDEN,
          CAPTION_INPUT_ADDED,
          CAPTION_INPUT_REMOVED,
          LIVE_CAPTION_CHANGED ->
          Optional.ofNullable(channels.get(id));
      default -> Optional.empty();
    };
  }

  private Optional<Question> question(String id) {
    return find(id, QuestionId::new, catalogue.questions()::find);
  }

  private Optional<Sitting> sitting(String id) {
    return find(id, SittingId::new, this::sitting);
  }

  private Optional<Sitting> sitting(SittingId id) {
    return sittings.computeIfAbsent(id, catalogue.sittings()::find);
  }

  private static <I, T> Optional<T> find(
      String id, Function<String, I> make, Function<I, Optional<T>> find) {
    return QuestionService.find(id, make, find);
  }

  private String signed(Question question) {
    Author author = question.author();
    String who =
        author.commune().isEmpty() ? author.name() : author.name() + ", " + author.commune();
    return sitting(question.sitting()).map(each -> who + " – " + title(each)).orElse(who);
  }

  private static String title(Sitting sitting) {
    return sitting.facts().title().isEmpty() ? sitting.facts().body() : sitting.facts().title();
  }
}
