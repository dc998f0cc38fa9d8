package org.tribune.site.alert;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.subscription.AlertSubscription;
import org.tribune.catalogue.subscription.Subscriptions;
import org.tribune.core.network.ClientNetwork;
import org.tribune.core.text.EmailAddress;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.limit.NetworkRate;
import org.tribune.site.account.SecretHash;
import org.tribune.site.http.ProblemException;
import org.tribune.site.participation.Challenges;
import org.tribune.site.participation.DailySecret;
import org.tribune.site.search.ItemSearch;

/**
 * Takes wishes to be written to, and has them confirmed and ended by who has the secret of their
 * links. Whoever asks reads the same, whatever is known of the address; an address that did not
 * answer gets one e-mail a day. Calls block. Safe for all threads.
 */
final class AlertService {
  /** After it an address that nobody confirmed is erased. */
  static final Duration KEPT_UNCONFIRMED = Duration.ofDays(7);

  /** On the whole site: a town has no more people who read agendas. */
  private static final int MOST = 20_000;

  private static final int MOST_OF_ADDRESS = 20;

  /** Who does not answer is left alone until these are erased. */
  private static final int MOST_UNANSWERED = 3;

  /**
   * Requests that one network may send at once, such as a library's readers; then one each {@link
   * #PAUSE}.
   */
  private static final int BURST = 10;

  private static final Duration PAUSE = Duration.ofMinutes(6);
  private static final Duration RETRY = Duration.ofMinutes(10);

  private final Subscriptions subscriptions;
  private final Questions questions;
  private final Challenges challenges;
  private final DailySecret secret;
  private final ItemSearch search;
  private final NetworkRate networks;
  private final boolean sendsMail;
  private final MediaClock clock;

  /**
   * A service.
   *
   * @param sendsMail false: nothing is taken, since nobody would be written to
   */
  AlertService(Catalogue catalogue, ItemSearch search, boolean sendsMail, MediaClock clock) {
    this.subscriptions = catalogue.subscriptions();
    this.questions = catalogue.questions();
    this.challenges = new Challenges(questions, clock);
    this.secret = new DailySecret(questions, "alert", Duration.ofHours(1));
    this.search = search;
    this.networks = new NetworkRate(clock, BURST, PAUSE);
    this.sendsMail = sendsMail;
    this.clock = clock;
  }

  /** Whether alerts can be asked for by e-mail. */
  boolean sendsMail() {
    return sendsMail;
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  /**
   * Takes a wish.
   *
   * @throws ProblemException if it can't be taken, for reasons that have nothing to do with what is
   *     known of the address
   */
  AlertAnswer ask(AlertRequest request, ClientNetwork network) {
    if (!sendsMail) {
      throw refused(404, "No mail", "alert.site-without-mail");
    }
    AlertSubscription wanted =
        AlertSubscription.asked(
            EmailAddress.fit(request.email().orElse("")),
            SecretHash.newSecret(),
            request.words().orElse(""),
            request.body().orElse(""),
            request.language().filter("en"::equals).orElse("fr"),
            now());
    if (!search.hasWords(wanted.words())) {
      throw refused(400, "No words", "alert.no-words");
    }
    if (!networks.allow(network)) {
      throw new ProblemException(
          Problem.of(429, "Too many alerts", "alert.too-many-in-a-row"), Optional.of(RETRY));
    }
    Challenges.Solved solved =
        challenges.verify(request.challenge()).orElseThrow(Challenges::needed);
    if (!questions.useChallenge(solved.hash(), solved.endsAt())) {
      throw Challenges.needed();
    }
    String turn = turn(wanted.email(), now());
    Instant until = today(now()).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    boolean mayWrite = unanswered(wanted) < MOST_UNANSWERED;
    if (mayWrite && subscriptions.take(turn, now(), until) && !subscriptions.create(wanted, MOST)) {
      subscriptions.giveBack(turn);
      throw refused(503, "Full", "alert.full");
    }
    return new AlertAnswer(Message.of("alert.asked", KEPT_UNCONFIRMED.toDays()));
  }

  private long unanswered(AlertSubscription wanted) {
    return subscriptions.unconfirmed().stream()
        .filter(each -> plain(each.email()).equals(plain(wanted.email())))
        .count();
  }

  private static ProblemException refused(int status, String title, String message) {
    return new ProblemException(Problem.of(status, title, message));
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /** That an address was written to today, by a name that is another tomorrow. */
  private String turn(String email, Instant now) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.of(today(now))), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(plain(email).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
    }
  }

  /** Mailboxes are the same in capitals, as all providers have it. */
  static String plain(String email) {
    return email.toLowerCase(Locale.ROOT);
  }

  /** The subscription whose links have this secret. */
  Optional<AlertSubscription> find(String key) {
    return key.length() > 100 ? Optional.empty() : subscriptions.findByKey(key);
  }

  /** All that who has this address confirmed. */
  private List<AlertSubscription> others(AlertSubscription one) {
    return subscriptions.all().stream()
        .filter(each -> plain(each.email()).equals(plain(one.email())))
        .filter(each -> each.confirmedAt().isPresent() && !each.id().equals(one.id()))
        .toList();
  }

  /**
   * Who has the address wants it. Another of the same words stays in its place.
   *
   * @throws ProblemException if the address has as many as it may
   */
  void confirm(AlertSubscription one) {
    if (one.confirmedAt().isPresent()) {
      return;
    }
    List<AlertSubscription> others = others(one);
    if (others.size() >= MOST_OF_ADDRESS) {
      throw new ProblemException(
          new Problem(
              409, "Too many alerts", Message.of("alert.too-many-of-address", MOST_OF_ADDRESS)));
    }
    Instant now = now();
    if (subscriptions.confirm(one.id(), now)) {
      others.stream().filter(one::isSameAs).forEach(each -> subscriptions.forget(each.id()));
      // Who answers may ask for another today.
      subscriptions.giveBack(turn(one.email(), now));
    }
  }

  /** Ends it, and forgets the address with it. */
  void end(AlertSubscription one) {
    subscriptions.forget(one.id());
  }

  /** Ends all of the address, and forgets it. One that nobody confirmed speaks for itself alone. */
  void endAll(AlertSubscription one) {
    if (one.confirmedAt().isPresent()) {
      others(one).forEach(each -> subscriptions.forget(each.id()));
    }
    subscriptions.forget(one.id());
  }
}
