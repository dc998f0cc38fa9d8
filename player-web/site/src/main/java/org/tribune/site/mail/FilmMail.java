package org.tribune.site.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.account.Contact;
import org.tribune.catalogue.account.ContactState;
import org.tribune.catalogue.account.Contacts;
import org.tribune.catalogue.account.Notice;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoQuery;
import org.tribune.catalogue.video.VideoState;
import org.tribune.core.config.SiteConfig;
import org.tribune.site.account.SecretHash;

/**
 * Writes to people of the staff: to ask whether their address is right, and once it is, to notify
 * them that a film of theirs was sent back, is public, or could not be prepared. As in {@link
 * QuestionMail}, by which it is run, the catalogue is the queue. Owned by its thread.
 */
final class FilmMail {
  private static final Logger LOG = LoggerFactory.getLogger(FilmMail.class);

  private static final int PAGE = 10;

  /** More do not fail in three days. */
  private static final int MOST_FAILED = 100;

  private final Catalogue catalogue;
  private final Contacts contacts;
  private final FilmEmails emails;
  private final MailServer server;

  FilmMail(Catalogue catalogue, SiteConfig site, MailServer server) {
    this.catalogue = catalogue;
    this.contacts = catalogue.accounts().contacts();
    this.emails = new FilmEmails(site);
    this.server = server;
  }

  /** Sends what is to be sent; the server takes mail. */
  MailCount run(Instant now) {
    MailCount count = MailCount.NEITHER;
    for (Contact each : contacts.all()) {
      count = count.and(lookAt(each, now));
    }
    return count;
  }

  private MailCount lookAt(Contact contact, Instant now) {
    try {
      return contact.state() == ContactState.ASKED ? ask(contact, now) : tell(contact, now);
    } catch (CatalogueException e) {
      throw e;
    } catch (UndeliveredException e) {
      return undelivered(contact, e, now);
    } catch (RuntimeException e) {
      // What is damaged of one account must not end the mail of the others.
      LOG.error("It could not be found out whether to write to account {}", contact.account(), e);
      return MailCount.NEITHER;
    }
  }

  /**
   * At once: whoever gave the address waits for it. The secret is kept nowhere but in the e-mail.
   */
  private MailCount ask(Contact contact, Instant now) {
    Duration age = Duration.between(contact.since(), now);
    if (age.compareTo(Contact.ASKING) > 0) {
      return MailCount.NEITHER; // It is erased soon.
    }
    String occasion = "confirm " + contact.since().toEpochMilli();
    Optional<Contact> taken =
        contacts.take(contact, occasion, now, now.plus(QuestionMail.waiting(age)));
    String secret = SecretHash.newSecret();
    String hash = SecretHash.of(secret);
    Instant endsAt = now.plus(Contact.CONFIRMING);
    if (taken.isEmpty() || !contacts.keepLink(taken.get(), hash, endsAt)) {
      return MailCount.NEITHER;
    }
    server.deliver(emails.confirmation(taken.get(), secret, endsAt, now));
    contacts.linkSent(contact.account(), hash);
    return MailCount.SENT;
  }

  private MailCount tell(Contact contact, Instant now) {
    MailCount count = MailCount.NEITHER;
    for (FilmNotice each : notices(contact, now)) {
      count = count.and(send(each, contact, now));
    }
    return count;
  }

  private List<FilmNotice> notices(Contact contact, Instant now) {
    return Stream.of(Notice.values())
        .filter(contact::wants)
        .flatMap(kind -> all(kind, contact, now))
        .filter(each -> isDue(each.since(), contact, now))
        .toList();
  }

  /** It came about while the address was confirmed, and is long enough ago to be undone no more. */
  private static boolean isDue(Instant since, Contact contact, Instant now) {
    return since.isAfter(contact.since())
        && !now.isBefore(since.plus(QuestionMail.SECOND_THOUGHTS))
        && now.isBefore(since.plus(QuestionMail.GIVEN_UP));
  }

  private Stream<FilmNotice> all(Notice kind, Contact contact, Instant now) {
    return switch (kind) {
      case RETURNED -> steps(VideoState.RETURNED, contact, now);
      case PUBLISHED -> steps(VideoState.PUBLISHED, contact, now);
      case FAILED -> failures(contact, now);
    };
  }

  /** Those of the author's reports that were changed since it would be too late, and maybe more. */
  private Stream<FilmNotice> steps(VideoState state, Contact contact, Instant now) {
    Instant oldest = now.minus(QuestionMail.GIVEN_UP);
    List<FilmNotice> found = new ArrayList<>();
    Optional<Instant> before = Optional.empty();
    do {
      List<Video> page = catalogue.videos().list(query(state, contact, before));
      page.stream().map(FilmNotice::of).flatMap(Optional::stream).forEach(found::add);
      before =
          page.size() < PAGE
              ? Optional.empty()
              : Optional.of(page.getLast().dates().changedAt()).filter(oldest::isBefore);
    } while (before.isPresent());
    return found.stream();
  }

  private static VideoQuery query(VideoState state, Contact contact, Optional<Instant> before) {
    return new VideoQuery(
        Optional.of(state),
        Optional.of(contact.account()),
        /* category= */ Optional.empty(),
        /* series= */ Optional.empty(),
        VideoQuery.Order.CHANGED,
        before,
        PAGE);
  }

  private Stream<FilmNotice> failures(Contact contact, Instant now) {
    return catalogue.transcodeJobs().failed(MOST_FAILED).stream()
        .filter(each -> each.finishedAt().filter(at -> isDue(at, contact, now)).isPresent())
        .filter(this::isNewest)
        .flatMap(each -> failure(each, contact).stream());
  }

  /** Whoever sent another file since knows. */
  private boolean isNewest(TranscodeJob failed) {
    return catalogue.transcodeJobs().of(failed.report()).getFirst().id().equals(failed.id());
  }

  private Optional<FilmNotice> failure(TranscodeJob failed, Contact contact) {
    return catalogue
        .videos()
        .find(failed.report())
        .filter(each -> each.author().account().equals(contact.account()))
        .flatMap(video -> FilmNotice.of(failed, video));
  }

  private MailCount send(FilmNotice notice, Contact contact, Instant now) {
    Instant until = now.plus(QuestionMail.waiting(Duration.between(notice.since(), now)));
    Optional<Contact> taken =
        contacts.take(contact, notice.name(), now, until).filter(each -> each.wants(notice.kind()));
    if (taken.isEmpty()) {
      return MailCount.NEITHER;
    }
    server.deliver(emails.write(notice, taken.get(), now));
    // By then it is not looked at any more.
    Instant end = notice.since().plus(QuestionMail.GIVEN_UP).plus(Duration.ofDays(1));
    contacts.keepTaken(contact, notice.name(), end);
    return MailCount.SENT;
  }

  private MailCount undelivered(Contact contact, UndeliveredException trouble, Instant now) {
    return switch (trouble.reason()) {
      case SERVER -> throw trouble;
      case LATER -> {
        LOG.warn("{} It is to account {}", trouble.getMessage(), contact.account());
        yield MailCount.NEITHER;
      }
      case NOBODY -> {
        contacts.markUnknown(contact, now);
        LOG.warn(
            "The mail server knows no such address as that of account {}: no more is sent to it",
            contact.account());
        yield MailCount.GIVEN_UP;
      }
    };
  }
}
