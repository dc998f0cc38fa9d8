package org.tribune.web.access;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.account.Role;
import org.tribune.core.time.MediaClock;

/**
 * The operator's way in. Each start of the program makes a new sign-in token, which is shown once
 * to whoever started it and kept as a hash only; it is good until the program stops. A sign-in
 * gives a session, which lasts 30 days, outlives restarts and is kept as a hash too. Safe for all
 * threads; {@link #signIn} and {@link #signOut} write a file.
 */
public final class OperatorAccess {
  /** How long a session lasts. */
  public static final Duration SESSION_LENGTH = Duration.ofDays(30);

  private static final Logger LOG = LoggerFactory.getLogger(OperatorAccess.class);
  private static final Staff OPERATOR =
      new Staff("operator", "Opérateur", Set.of(Role.ADMINISTRATOR));
  private static final int MOST_SESSIONS = 100;
  private static final int LONGEST_SECRET = 64;

  /** What came of a sign-in. */
  public sealed interface SignIn {
    /**
     * Welcome.
     *
     * @param session the secret that the cookie carries
     */
    record Accepted(String session) implements SignIn {}

    /** Not the token. */
    record Refused() implements SignIn {}

    /** Too many wrong ones from this address. */
    record TooOften() implements SignIn {}
  }

  private final MediaClock clock;
  private final SessionFile file;
  private final Map<String, Instant> sessions;
  private final SignInLimit limit;
  private String tokenHash = SecretHash.of(SecretHash.newSecret());

  /** Access whose sessions live in the directory {@code data}. */
  public OperatorAccess(Path data, MediaClock clock) {
    this.clock = clock;
    this.file = new SessionFile(data.resolve("operator-sessions"));
    this.sessions = file.read();
    this.limit = new SignInLimit(clock);
  }

  /** A new sign-in token, which takes the place of the one before. Only its hash is kept. */
  public synchronized String renewToken() {
    String token = SecretHash.newSecret();
    tokenHash = SecretHash.of(token);
    return token;
  }

  /** Someone at {@code address} shows a token. */
  public synchronized SignIn signIn(String token, String address) {
    if (limit.isReached(address)) {
      return new SignIn.TooOften();
    }
    if (token.length() > LONGEST_SECRET || !SecretHash.matches(token, tokenHash)) {
      limit.failed(address);
      LOG.warn("An operator's sign-in was refused: wrong token");
      return new SignIn.Refused();
    }
    String session = SecretHash.newSecret();
    Instant now = clock.now().toInstant();
    sessions.values().removeIf(end -> end.isBefore(now));
    while (sessions.size() >= MOST_SESSIONS) {
      sessions.remove(sessions.keySet().iterator().next());
    }
    sessions.put(SecretHash.of(session), now.plus(SESSION_LENGTH));
    file.write(sessions);
    LOG.info("An operator signed in");
    return new SignIn.Accepted(session);
  }

  /** True if {@code session} is open. */
  public synchronized boolean isOpen(String session) {
    if (session.length() > LONGEST_SECRET) {
      return false;
    }
    Instant end = sessions.get(SecretHash.of(session));
    return end != null && clock.now().toInstant().isBefore(end);
  }

  /** Whose {@code session} is; empty if it is not open. Whoever has the token may do everything. */
  Optional<Staff> find(String session) {
    return isOpen(session) ? Optional.of(OPERATOR) : Optional.empty();
  }

  /** Ends {@code session}. */
  public synchronized void signOut(String session) {
    if (session.length() <= LONGEST_SECRET && sessions.remove(SecretHash.of(session)) != null) {
      file.write(sessions);
      LOG.info("An operator signed out");
    }
  }
}
