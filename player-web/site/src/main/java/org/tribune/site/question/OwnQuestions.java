package org.tribune.site.question;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Flag;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.QuestionState;
import org.tribune.catalogue.question.Questions;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.SecretHash;
import org.tribune.site.http.Followers;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;
import org.tribune.site.participation.Findings;
import org.tribune.site.participation.QuestionFlags;
import org.tribune.site.participation.QuestionProjection;
import org.tribune.site.question.QuestionRequests.QuestionTextRequest;
import org.tribune.site.question.QuestionRequests.WordsRequest;
import org.tribune.site.question.QuestionResponses.OwnQuestion;

/**
 * What the author of a question does with it, by the key of its private link: follow, correct,
 * withdraw, object, take all that is kept of it. Calls block, and throw a {@link ProblemException}
 * or a {@code ValidationException} that is the answer. Safe for all threads.
 */
final class OwnQuestions {
  private final Catalogue catalogue;
  private final Questions questions;
  private final QuestionProjection projection;
  private final QuestionFlags flags;
  private final MediaClock clock;

  OwnQuestions(
      Catalogue catalogue, QuestionProjection projection, QuestionFlags flags, MediaClock clock) {
    this.catalogue = catalogue;
    this.questions = catalogue.questions();
    this.projection = projection;
    this.flags = flags;
    this.clock = clock;
  }

  /** The author's own view of a question. */
  OwnQuestion own(String id, String key) {
    Question question = requireOwn(id, key);
    return QuestionResponseMapper.ofAuthor(question, asker(question), fresh(question));
  }

  private Asker asker(Question question) {
    return questions.asker(question.id()).orElseThrow(OwnQuestions::noSuchLink);
  }

  private QuestionProjection.Snapshot fresh(Question question) {
    return projection.fresh(
        catalogue.sittings().find(question.sitting()).orElseThrow(QuestionService::unknown));
  }

  /** The question that this key opens. */
  Question find(String id, String key) {
    return requireOwn(id, key);
  }

  /** The public one that this question was joined with. */
  Optional<Question> leader(Question question) {
    return question
        .standing()
        .leader()
        .flatMap(questions::find)
        .filter(each -> each.state().isPublic());
  }

  /** One answer for a question that is not there and a key that is not its: nobody learns which. */
  private Question requireOwn(String id, String key) {
    Question question =
        QuestionService.find(id, QuestionId::new, questions::find)
            .orElseThrow(OwnQuestions::noSuchLink);
    Optional<Asker> asker = questions.asker(question.id());
    boolean opens = opens(key, asker.map(Asker::linkHash));
    boolean mailed = opens(key, asker.flatMap(Asker::mailedHash));
    if (!opens && !mailed) {
      throw noSuchLink();
    }
    return question;
  }

  /** In the same time whatever the key is. */
  private static boolean opens(String key, Optional<String> hash) {
    boolean same =
        MessageDigest.isEqual(
            hash.orElse("").getBytes(StandardCharsets.UTF_8),
            SecretHash.of(key).getBytes(StandardCharsets.UTF_8));
    return same && hash.filter(each -> !each.isEmpty()).isPresent();
  }

  static ProblemException noSuchLink() {
    return new ProblemException(Problem.of(404, "No such link", "question.no-private-link"));
  }

  /** Writes a question anew. */
  OwnQuestion correct(String id, String key, RequestBody body) {
    return changeOwn(
        id,
        key,
        each -> {
          QuestionTextRequest request = body.read(QuestionTextRequest.class);
          Author author = request.author();
          String text = request.fitted();
          Findings findings =
              flags.find(text, author, Optional.of(each.id()), questions.ofSitting(each.sitting()));
          boolean flood = each.flags().contains(Flag.FLOOD);
          return each.corrected(
              author, text, QuestionFlags.of(findings, flood), clock.now().toInstant());
        });
  }

  /** Objects to a refusal. */
  OwnQuestion contest(String id, String key, RequestBody body) {
    return changeOwn(
        id,
        key,
        each ->
            each.contested(
                body.read(WordsRequest.class).words().orElse(""), clock.now().toInstant()));
  }

  private OwnQuestion changeOwn(String id, String key, Function<Question, Question> change) {
    while (true) {
      Question before = requireOwn(id, key);
      Optional<List<Question>> written = questions.replace(List.of(change.apply(before)));
      if (written.isPresent()) {
        projection.changed();
        return own(id, key);
      }
    }
  }

  /**
   * Takes a question back: its text, its author's name and whatever identifies who that was are
   * gone. Another that was merged into it stands in its place.
   */
  OwnQuestion withdraw(String id, String key) {
    while (true) {
      Question before = requireOwn(id, key);
      Instant now = clock.now().toInstant();
      List<Question> changed = new ArrayList<>();
      if (before.state() != QuestionState.WITHDRAWN) {
        changed.add(before.withdrawn(now));
        changed.addAll(Followers.inheriting(before, Followers.of(before, questions), now));
      }
      if (questions.replace(changed).isPresent()) {
        questions.forgetAuthor(before.id());
        questions.forgetEmail(before.id());
        projection.changed();
        return own(id, key);
      }
    }
  }

  /** Forgets the address for the answer: nobody is written to. */
  OwnQuestion forgetEmail(String id, String key) {
    questions.forgetEmail(requireOwn(id, key).id());
    return own(id, key);
  }

  /** All that is kept of a question and of who asked it (GDPR, articles 15 and 20). */
  QuestionResponses.Export export(String id, String key) {
    Question question = requireOwn(id, key);
    Asker asker = asker(question);
    return new QuestionResponses.Export(
        QuestionResponseMapper.ofAuthor(question, asker, fresh(question)),
        !asker.browser().isEmpty(),
        !asker.origin().isEmpty(),
        asker.email(),
        asker.language());
  }
}
