package org.tribune.site.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.audit.AuditChain;
import org.tribune.catalogue.audit.AuditCheckpoint;
import org.tribune.core.config.AuditConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.lifecycle.Service;
import org.tribune.signing.SigningException;
import org.tribune.signing.TimestampAuthority;

/**
 * Each day writes down where the audit trail ends, has it stamped with the time, and mails it to an
 * address outside. The catalogue holds what was done already and gives the work to one of several
 * processes, so that a day's e-mail goes out once, also over a restart. Has a thread of its own.
 */
public final class AuditMail implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(AuditMail.class);
  private static final Duration LOOK = Duration.ofMinutes(5);

  /** Longer than a stamp and an e-mail take; a process that dies with it is followed then. */
  private static final Duration LEASE = Duration.ofMinutes(15);

  /** What was not sent by then says nothing that a later e-mail does not. */
  private static final int DAYS = 7;

  private static final Duration END = Duration.ofSeconds(2);

  private final AuditChain chain;
  private final AuditConfig config;
  private final AuditEmails emails;
  private final Optional<MailServer> server;
  private final Optional<TimestampAuthority> authority;
  private final Clock clock;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("audit-mail").daemon().unstarted(this::run);

  /**
   * E-mails about the trail of {@code accounts}.
   *
   * @param server a connection of its own; empty if the site sends no mail
   * @param clock with the town's zone, in which days begin
   */
  public AuditMail(
      Accounts accounts,
      SiteConfig site,
      AuditConfig config,
      Optional<? extends MailServer> server,
      Optional<TimestampAuthority> authority,
      Clock clock) {
    this.chain = accounts.auditChain();
    this.config = config;
    this.emails = new AuditEmails(accounts, site, config, clock.getZone());
    this.server = server.map(each -> each);
    this.authority = authority;
    this.clock = clock;
  }

  /** True if there is anything to do: an address to write to, or an authority to ask. */
  public boolean isWanted() {
    return isMailed() || authority.isPresent();
  }

  private boolean isMailed() {
    return config.mailTo().isPresent() && server.isPresent();
  }

  @Override
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        look();
      } while (!ended.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does what is to be done now. Blocks. One at a time. */
  void look() {
    try {
      Instant now = clock.instant();
      LocalDate today = LocalDate.ofInstant(now, clock.getZone());
      var _ = chain.checkpoint(today, now);
      for (AuditCheckpoint each : chain.checkpoints()) {
        if (each.day().isAfter(today.minusDays(DAYS)) && isDue(each)) {
          work(each.day(), now);
        }
      }
    } catch (CatalogueException e) {
      LOG.debug("The audit trail's head can't be read now: {}", e.getMessage());
    } catch (RuntimeException e) {
      // Whatever a library throws, the thread goes on.
      LOG.error("The audit trail's head could not be sent; it is tried again", e);
    } finally {
      server.ifPresent(MailServer::hangUp);
    }
  }

  private boolean isDue(AuditCheckpoint checkpoint) {
    return (isMailed() && checkpoint.mailedAt().isEmpty())
        || (authority.isPresent() && checkpoint.timestamp().isEmpty());
  }

  private void work(LocalDate day, Instant now) {
    if (!chain.lease(day, now, now.plus(LEASE))) {
      return;
    }
    if (find(day).timestamp().isEmpty()) {
      stamp(find(day));
    }
    AuditCheckpoint checkpoint = find(day);
    if (isMailed() && checkpoint.mailedAt().isEmpty()) {
      send(checkpoint, now);
    }
  }

  /** As it is now: another process may have done a part of the work before its lease ended. */
  private AuditCheckpoint find(LocalDate day) {
    List<AuditCheckpoint> all = chain.checkpoints();
    return all.stream().filter(each -> each.day().equals(day)).findFirst().orElseThrow();
  }

  private void stamp(AuditCheckpoint checkpoint) {
    authority.ifPresent(
        each -> {
          try {
            chain.keepTimestamp(checkpoint.day(), each.stamp(checkpoint.head().hash()));
          } catch (SigningException e) {
            LOG.warn(
                "The audit trail's head of {} is not stamped: {}",
                checkpoint.day(),
                e.getMessage());
          }
        });
  }

  private void send(AuditCheckpoint checkpoint, Instant now) {
    try {
      server.orElseThrow().deliver(emails.write(checkpoint, now));
      chain.keepMailed(checkpoint.day(), now);
    } catch (UndeliveredException e) {
      LOG.warn("The audit trail's head of {} is not mailed: {}", checkpoint.day(), e.getMessage());
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      if (!thread.join(END)) {
        LOG.warn("The mail server is slow: the e-mail about the audit trail may be sent again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
