package org.tribune.site.question;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Ban;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.question.ReportReason;
import org.tribune.catalogue.question.ReportState;
import org.tribune.catalogue.question.Reporter;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.network.ClientNetwork;
import org.tribune.core.text.EmailAddress;
import org.tribune.core.text.Message;
import org.tribune.core.text.ValidationException;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.limit.NetworkRate;
import org.tribune.delivery.limit.RateLimit;
import org.tribune.site.account.SecretHash;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.participation.Challenges;
import org.tribune.site.participation.Origins;
import org.tribune.site.participation.QuestionFlags;
import org.tribune.site.participation.QuestionProjection;
import org.tribune.site.participation.RetentionPeriods;
import org.tribune.site.question.QuestionRequests.AppealRequest;
import org.tribune.site.question.QuestionRequests.QuestionRequest;
import org.tribune.site.question.QuestionRequests.QuestionTextRequest;
import org.tribune.site.question.QuestionRequests.ReportRequest;

/**
 * What citizens do with questions: ask, support, report; what they do with their own is {@link
 * OwnQuestions}. Calls block, and throw a {@link ProblemException} or a {@code ValidationException}
 * that is the answer. Safe for all threads.
 */
public final class QuestionService {
  /**
   * Hashes that a challenge costs at most: a slow telephone makes 25,000 a second, and needs 3 s at
   * most, 1.5 s on average. It is the same whatever others on a shared line did: they are held back
   * by the limits below.
   */
  private static final long EFFORT = 60_000;

  /**
   * A town hall full of people shares one address: it may ask all at once, then one in ten seconds.
   */
  private static final int QUESTIONS_OF_NETWORK = 60;

  private static final Duration PAUSE_OF_NETWORK = Duration.ofSeconds(10);

  /** One person. */
  private static final int QUESTIONS_OF_BROWSER = 6;

  private static final Duration PAUSE_OF_BROWSER = Duration.ofMinutes(1);

  /** From here on a moderator is alerted. */
  private static final int MUCH_OF_BROWSER = 3;

  private static final int MUCH_OF_NETWORK = 15;
  private static final int QUESTIONS_OF_SITTING = 300;
  private static final Duration PAUSE_OF_SITTING = Duration.ofMillis(300);
  private static final int MOST_USED = 10_000;
  private static final int LINKS_OF_ADDRESS = 3;
  private static final Duration PAUSE_OF_LINKS = Duration.ofHours(4);
  private static final int SUPPORTS_OF_NETWORK = 200;
  private static final Duration PAUSE_OF_SUPPORTS = Duration.ofSeconds(2);

  private final Catalogue catalogue;
  private final Questions questions;
  private final QuestionProjection projection;
  private final Challenges challenges;
  private final Origins origins;
  private final QuestionFlags flags;
  private final MediaClock clock;
  private final LinkedHashSet<String> used = new LinkedHashSet<>();
  private final NetworkRate networks;
  private final RateLimit<String> browsers;
  private final RateLimit<SittingId> sittings;
  private final NetworkRate supports;
  private final RateLimit<String> links;

  public QuestionService(
      Catalogue catalogue, QuestionProjection projection, QuestionFlags flags, MediaClock clock) {
    this.flags = flags;
    this.catalogue = catalogue;
    this.questions = catalogue.questions();
    this.projection = projection;
    this.challenges = new Challenges(questions, clock);
    this.origins = new Origins(questions, clock);
    this.clock = clock;
    this.networks = new NetworkRate(clock, QUESTIONS_OF_NETWORK, PAUSE_OF_NETWORK);
    this.browsers = new RateLimit<>(clock, QUESTIONS_OF_BROWSER, PAUSE_OF_BROWSER);
    this.sittings = new RateLimit<>(clock, QUESTIONS_OF_SITTING, PAUSE_OF_SITTING);
    this.links = new RateLimit<>(clock, LINKS_OF_ADDRESS, PAUSE_OF_LINKS);
    this.supports = new NetworkRate(clock, SUPPORTS_OF_NETWORK, PAUSE_OF_SUPPORTS);
  }

  /** A challenge for whoever wants to ask. */
  Challenges.Challenge challenge() {
    return challenges.create(EFFORT);
  }

  /** A sitting that the public sees. */
  Sitting require(String id) {
    return find(id, SittingId::new, catalogue.sittings()::find)
        .filter(each -> each.status().isPublic())
        .orElseThrow(QuestionService::unknown);
  }

  /** What has this id, if it is one. */
  public static <I, T> Optional<T> find(
      String id, Function<String, I> make, Function<I, Optional<T>> find) {
    try {
      return find.apply(make.apply(id));
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }

  static ProblemException unknown() {
    return new ProblemException(Problem.notFound());
  }

  /** What everybody may read of a sitting's questions. */
  QuestionProjection.Snapshot look(String sitting) {
    return projection.of(require(sitting));
  }

  /** The questions of a sitting that this browser supports. */
  QuestionResponses.Supported supported(String sitting, String browser) {
    return new QuestionResponses.Supported(
        questions.supportedBy(require(sitting).id(), browserHash(browser)).stream()
            .map(QuestionId::value)
            .toList());
  }

  /** Takes a question; the answer has the secret of its author's private link. */
  QuestionResponses.Asked ask(String sittingId, RequestBody body, ClientNetwork network) {
    Sitting sitting = require(sittingId);
    QuestionProjection.Snapshot now = projection.of(sitting);
    if (!now.window().isNow()) {
      throw refused(409, "Closed", "question.closed");
    }
    QuestionRequest request = body.read(QuestionRequest.class);
    QuestionTextRequest words = body.read(QuestionTextRequest.class);
    String browser = browserHash(request.browser().orElse(""));
    String origin = origins.of(network);
    requireNoBan(browser, origin, sitting);
    requireOnAgenda(request.item(), sitting);
    Author author = words.author();
    String text = words.fitted();
    Optional<String> email = email(request, now.window().periods());
    Challenges.Solved solved = solved(request.challenge());
    requireRoom(sitting.id(), browser, network);
    String key = SecretHash.newSecret();
    Question question =
        Question.asked(
            QuestionId.create(),
            sitting.id(),
            request.item(),
            author,
            text,
            QuestionFlags.of(
                flags.find(text, author, Optional.empty(), now.questions()),
                isFlood(browser, network)),
            clock.now().toInstant());
    Asker asker =
        new Asker(
            question.id(),
            SecretHash.of(key),
            browser,
            origin,
            email,
            email.filter(each -> wantsLink(request, each)).isPresent(),
            /* mailedHash= */ Optional.empty(),
            language(request.language()),
            question.askedAt());
    used(solved);
    if (!questions.create(question, asker, solved.hash(), solved.endsAt())) {
      throw Challenges.needed();
    }
    projection.changed();
    return new QuestionResponses.Asked(
        question.id().value(), key, "/questions/" + question.id() + "#" + key);
  }

  /** Nobody is sent many e-mails by whoever knows the address. */
  private boolean wantsLink(QuestionRequest request, String email) {
    return request.mailLink().orElse(false) && links.allow(SecretHash.of(email));
  }

  private boolean isFlood(String browser, ClientNetwork network) {
    return browsers.used(browser) > MUCH_OF_BROWSER || networks.used(network) > MUCH_OF_NETWORK;
  }

  private void requireNoBan(String browser, String origin, Sitting sitting) {
    Instant now = clock.now().toInstant();
    questions.bans(now).stream()
        .filter(each -> each.browser().equals(browser) || each.origin().equals(origin))
        .findFirst()
        .ifPresent(
            ban -> {
              throw new ProblemException(
                  Problem.of(
                          403, "Banned", "question.banned", at(ban.until(), sitting), ban.reason())
                      .withCode(ban.appeal().isEmpty() ? "banned" : "banned-appealed"));
            });
  }

  private static Message at(Instant time, Sitting sitting) {
    ZoneId zone = sitting.facts().zone();
    return new Message(
        new SpokenTime("fr").moment(time, zone), new SpokenTime("en").moment(time, zone));
  }

  private void requireRoom(SittingId sitting, String browser, ClientNetwork network) {
    if (questions.count(sitting) >= Questions.MOST_OF_SITTING) {
      throw refused(409, "Full", "question.sitting-full");
    }
    boolean free = browsers.allow(browser) && networks.allow(network) && sittings.allow(sitting);
    if (!free) {
      throw tooFast();
    }
  }

  private static ProblemException tooFast() {
    return new ProblemException(
        Problem.of(429, "Too many", "question.too-fast"), Optional.of(Duration.ofMinutes(1)));
  }

  private static void requireOnAgenda(Optional<ItemId> item, Sitting sitting) {
    if (item.isPresent() && sitting.item(item.get()).isEmpty()) {
      throw ProblemException.badRequest("question.item-not-on-agenda");
    }
  }

  private static Optional<String> email(QuestionRequest request, RetentionPeriods periods) {
    Optional<String> given = request.email().filter(each -> !each.isBlank());
    if (given.isPresent() && periods.emails().isEmpty()) {
      throw ProblemException.badRequest("question.site-without-mail");
    }
    return given.map(EmailAddress::fit);
  }

  private Challenges.Solved solved(Challenges.Solution solution) {
    synchronized (used) {
      if (used.contains(solution.challenge())) {
        throw Challenges.needed();
      }
    }
    return challenges.verify(solution).orElseThrow(Challenges::needed);
  }

  /** Who sends it again spends nothing that others share; another process's is found later. */
  private void used(Challenges.Solved solved) {
    synchronized (used) {
      used.add(solved.hash());
      if (used.size() > MOST_USED) {
        used.remove(used.getFirst());
      }
    }
  }

  private static ProblemException refused(int status, String title, String message) {
    return new ProblemException(Problem.of(status, title, message));
  }

  /** What a browser's secret is known by here. */
  private static String browserHash(String secret) {
    if (!secret.matches("[A-Za-z0-9_-]{22,64}")) {
      throw ProblemException.badRequest("question.browser-invalid");
    }
    return SecretHash.of(secret);
  }

  /** Supports a question, or takes the support back; the number of supports is in the answer. */
  QuestionResponses.Support support(
      String id, String browser, boolean wanted, ClientNetwork network) {
    Question question =
        find(id, QuestionId::new, questions::find)
            .filter(each -> each.state().isPublic())
            .orElseThrow(QuestionService::unknown);
    String supporter = browserHash(browser);
    if (!supports.allow(network)) {
      throw tooFast();
    }
    boolean changed =
        wanted
            ? questions.support(question.id(), supporter, clock.now().toInstant())
            : questions.withdrawSupport(question.id(), supporter);
    if (changed) {
      projection.changed();
    }
    return new QuestionResponses.Support(
        wanted, questions.supports(question.sitting()).getOrDefault(question.id(), 0));
  }

  /** Reports a question that everybody reads. */
  QuestionResponses.Asked report(String id, RequestBody body, ClientNetwork network) {
    Question question =
        find(id, QuestionId::new, questions::find)
            .filter(each -> each.state().isPublic())
            .orElseThrow(QuestionService::unknown);
    ReportRequest request = body.read(ReportRequest.class);
    String key = SecretHash.newSecret();
    Report report =
        new Report(
            QuestionId.create(),
            question.id(),
            question.sitting(),
            request.reason().orElse(ReportReason.OTHER),
            request.words().orElse(""),
            request.contactAddress(),
            ReportState.OPEN,
            clock.now().toInstant(),
            /* decidedBy= */ "",
            Optional.empty(),
            Optional.of(new Reporter(SecretHash.of(key), language(request.language()))),
            Optional.empty());
    Challenges.Solved solved = solved(request.challenge());
    if (!networks.allow(network)) {
      throw tooFast();
    }
    used(solved);
    if (!questions.useChallenge(solved.hash(), solved.endsAt())) {
      throw Challenges.needed();
    }
    questions.save(report);
    projection.changed();
    return new QuestionResponses.Asked(
        report.id().value(), key, "/question-reports/" + report.id() + "#" + key);
  }

  private static String language(Optional<String> given) {
    return given.filter("en"::equals).orElse("fr");
  }

  /** What somebody who was banned says to it; once. */
  QuestionResponses.Id appeal(AppealRequest request, ClientNetwork network) {
    String browser = browserHash(request.browser().orElse(""));
    String origin = origins.of(network);
    Ban ban =
        questions.bans(clock.now().toInstant()).stream()
            .filter(each -> each.browser().equals(browser) || each.origin().equals(origin))
            .filter(each -> each.appeal().isEmpty())
            .findFirst()
            .orElseThrow(QuestionService::unknown);
    questions.save(ban.appealed(request.words().orElse("")));
    projection.changed();
    return new QuestionResponses.Id(ban.id().value());
  }
}
