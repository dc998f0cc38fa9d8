package org.tribune.site.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.status.Alert;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaClock;

/**
 * Whether the mail server takes mail of this site, and since when it does not. Owned by its {@link
 * MailLoop}; what is wrong all threads may ask.
 */
public final class MailWatch {
  private static final Logger LOG = LoggerFactory.getLogger(MailWatch.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

  private final MailServer server;
  private final MediaClock clock;
  private final Duration first;
  private volatile Optional<Alert> trouble = Optional.empty();
  private boolean isChecked = false;
  private Instant notBefore = Instant.MIN;
  private Duration pause;

  /**
   * A watch.
   *
   * @param first how long a server that takes no mail is left alone at first
   */
  MailWatch(MailServer server, MediaClock clock, Duration first) {
    this.server = server;
    this.clock = clock;
    this.first = first;
    this.pause = first;
  }

  /** True if it can be tried now, and can be reached. Blocks. */
  public boolean takesMail() {
    if (clock.now().toInstant().isBefore(notBefore)) {
      return false;
    }
    try {
      if (!isChecked) {
        server.check();
        isChecked = true;
      }
      return true;
    } catch (UndeliveredException e) {
      isTroubled(e.said());
      return false;
    }
  }

  /** It took what there was. */
  public void isFine() {
    trouble.ifPresent(before -> LOG.info("The mail server takes mail again"));
    trouble = Optional.empty();
    pause = first;
  }

  /** It takes no mail now: it is left alone for a while, longer each time. */
  void isTroubled(Message said) {
    if (!trouble.map(Alert::message).equals(Optional.of(said))) {
      LOG.warn("{}", said.en());
    }
    Instant now = clock.now().toInstant();
    Instant since = trouble.map(Alert::at).orElse(now);
    trouble =
        Optional.of(
            new Alert("mail-refused", Alert.Severity.WARNING, /* raised= */ true, since, said));
    isChecked = false;
    notBefore = now.plus(pause);
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
  }

  /** Why no mail is sent now; empty while it is. */
  Optional<Alert> trouble() {
    return trouble;
  }
}
