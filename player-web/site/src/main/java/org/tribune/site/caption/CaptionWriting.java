package org.tribune.site.caption;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.tribune.catalogue.caption.CaptionInput;
import org.tribune.catalogue.caption.CaptionInputs;
import org.tribune.core.Bytes;
import org.tribune.core.ShortIds;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogException;
import org.tribune.core.network.ClientNetwork;
import org.tribune.core.time.MediaClock;
import org.tribune.core.topics.Topics;
import org.tribune.delivery.caption.LiveTranscripts;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.limit.NetworkRate;
import org.tribune.delivery.limit.RateLimit;
import org.tribune.site.account.SecretHash;
import org.tribune.site.http.ProblemException;

/**
 * Writes what people write of what is on air, by software of theirs or in the console, into the
 * log. Nothing is kept of what is refused. Calls block, and throw a {@link ProblemException} that
 * is the answer. Safe for all threads.
 */
final class CaptionWriting {
  /**
   * Between a word's being heard and its being sent, where nobody says otherwise: what Ofcom
   * measured of live subtitles on British television in 2014 and 2015, 5 to 6 s.
   */
  static final Duration USUAL_DELAY = Duration.ofSeconds(5);

  private static final int NAME_LENGTH = 8;
  private static final int LONGEST_SECRET = 64;
  private static final int BURST = 60;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int WRONG_SECRETS = 20;
  private static final Duration WRONG_SECRET_PAUSE = Duration.ofSeconds(15);

  private final TribuneConfig config;
  private final String language;
  private final EventLog log;
  private final BroadcastLedger ledger;
  private final LiveTranscripts transcripts;
  private final CaptionInputs inputs;
  private final MediaClock clock;
  private final RateLimit<String> posts;
  private final NetworkRate wrongSecrets;
  private final Map<String, Client> clients = new ConcurrentHashMap<>();
  private final Map<String, CaptionHand> typists = new ConcurrentHashMap<>();

  /** What is known of a program that writes. Its sequence is guarded by it. */
  private record Client(CaptionHand hand, PostSequence sequence) {}

  CaptionWriting(
      TribuneConfig config,
      EventLog log,
      BroadcastLedger ledger,
      LiveTranscripts transcripts,
      CaptionInputs inputs,
      MediaClock clock) {
    this.config = config;
    this.language = LiveCaptionLanguage.of(config);
    this.log = log;
    this.ledger = ledger;
    this.transcripts = transcripts;
    this.inputs = inputs;
    this.clock = clock;
    this.posts = new RateLimit<>(clock, BURST, PAUSE);
    this.wrongSecrets = new NetworkRate(clock, WRONG_SECRETS, WRONG_SECRET_PAUSE);
  }

  /**
   * A request of a program.
   *
   * @param secret of the address
   * @param read reads a body in the program's style
   */
  record Post(
      String secret,
      Optional<String> sequence,
      Optional<String> language,
      Bytes body,
      Function<Bytes, SentCaptions> read,
      ClientNetwork from) {}

  /** Writes what a program sends; the time at which that was done. */
  Instant post(Post post) {
    CaptionInput input = require(post.secret(), post.from());
    if (!posts.allow(input.id())) {
      throw tooMany("caption.input.too-often");
    }
    long number = number(post.sequence());
    SentCaptions sent = post.read().apply(post.body());
    String spoken = LiveCaptionLanguage.of(post.language(), language);
    Client client = client(input);
    synchronized (client) {
      post(client, input, number, sent, spoken);
    }
    return clock.now().toInstant();
  }

  private void post(
      Client client, CaptionInput input, long number, SentCaptions sent, String spoken) {
    Instant now = clock.now().toInstant();
    String text = String.valueOf(sent);
    switch (client.sequence().look(number, text, now)) {
      case NEW -> {}
      case WRITTEN -> {
        return;
      }
      case REFUSED ->
          throw new ProblemException(
              Problem.of(409, "Nothing was public", "caption.input.refused-before")
                  .withCode(PublicSound.NOT_PUBLIC));
      case BEHIND ->
          throw ProblemException.badRequest(
              "caption.input.sequence-behind",
              String.valueOf(number),
              String.valueOf(client.sequence().last().orElse(0L)));
    }
    try {
      PublicSound sound = sound(input.channel(), now);
      client.hand().write(sound, spoken, sent, input.delay(), now);
      client.sequence().written(number, text, now);
    } catch (ProblemException e) {
      if (e.problem().code().equals(Optional.of(PublicSound.NOT_PUBLIC))) {
        client.sequence().refused(number, now);
      }
      throw e;
    }
  }

  /** The last number that a program has sent; 0 before the first. */
  long lastSequence(String secret, ClientNetwork from) {
    Client client = client(require(secret, from));
    synchronized (client) {
      return client.sequence().last().orElse(0L);
    }
  }

  /**
   * Writes a line that somebody types in the console.
   *
   * @param typist of their own
   * @param typedFor since the first letter of the line
   */
  void type(ChannelId channel, String typist, String text, Duration typedFor, boolean isFinal) {
    Instant now = clock.now().toInstant();
    if (!posts.allow(typist)) {
      throw tooMany("caption.input.too-often");
    }
    if (text.length() > LiveCaption.LONGEST_TEXT) {
      throw new ProblemException(
          Problem.of(413, "Too long", "caption.input.too-long", LiveCaption.LONGEST_TEXT));
    }
    typists
        .computeIfAbsent(channel + " " + typist, _ -> hand(ShortIds.create(NAME_LENGTH)))
        .draft(
            sound(channel, now),
            language,
            CaptionWords.of(text),
            typedFor,
            USUAL_DELAY,
            isFinal,
            now);
  }

  private PublicSound sound(ChannelId channel, Instant now) {
    return PublicSound.of(ledger.openOn(channel), config.publicationDelay(channel), now);
  }

  private CaptionInput require(String secret, ClientNetwork from) {
    String hash = SecretHash.of(secret.length() > LONGEST_SECRET ? "" : secret);
    if (!clients.containsKey(hash) && wrongSecrets.used(from) >= WRONG_SECRETS) {
      throw tooMany("caption.input.too-many-wrong");
    }
    Optional<CaptionInput> found =
        inputs.find(hash).filter(each -> config.channel(each.channel()).isPresent());
    if (found.isEmpty()) {
      clients.remove(hash);
      wrongSecrets.allow(from);
      throw new ProblemException(Problem.of(403, "Not known", "caption.input.unknown"));
    }
    return found.get();
  }

  private Client client(CaptionInput input) {
    return clients.computeIfAbsent(
        input.hash(), _ -> new Client(hand(input.id()), new PostSequence()));
  }

  private CaptionHand hand(String name) {
    return new CaptionHand(name, this::isTakenOver, this::append);
  }

  private boolean isTakenOver(BroadcastId broadcast, LiveCaption caption) {
    return transcripts
        .find(broadcast, caption.id())
        .filter(each -> each.state().isByHand())
        .isPresent();
  }

  private void append(BroadcastId broadcast, LiveCaption caption) {
    try {
      log.append(Topics.CAPTIONS, broadcast.value(), caption).join();
    } catch (LogException | CompletionException e) {
      throw new ProblemException(
          Problem.of(503, "Not written", "broadcast.command-not-written", e.getMessage()));
    }
  }

  private static long number(Optional<String> sequence) {
    String given =
        sequence.orElseThrow(() -> ProblemException.badRequest("caption.input.sequence-missing"));
    if (!given.matches("\\d{1,15}")) {
      throw ProblemException.badRequest("caption.input.sequence-missing");
    }
    return Long.parseLong(given);
  }

  private static ProblemException tooMany(String message) {
    return new ProblemException(
        Problem.of(429, "Too often", message), Optional.of(Duration.ofSeconds(1)));
  }
}
