package org.tribune.site.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.EmailAddress;
import org.tribune.core.text.ValidationException;

/**
 * Writes to those who reported a question what was decided, and forgets their address. As in {@link
 * QuestionMail}, by which it is run, the catalogue is the queue. Owned by its thread.
 */
final class ReportMail {
  private static final Logger LOG = LoggerFactory.getLogger(ReportMail.class);
  private static final int PAGE = 200;

  private final Catalogue catalogue;
  private final Questions questions;
  private final ReportEmails emails;
  private final MailServer server;

  ReportMail(Catalogue catalogue, SiteConfig site, MailServer server) {
    this.catalogue = catalogue;
    this.questions = catalogue.questions();
    this.emails = new ReportEmails(site);
    this.server = server;
  }

  /**
   * Sends what is to be sent.
   *
   * @param takesMail false: what is too old is given up, nothing more
   * @return how many e-mails the server took, and how many addresses were given up
   */
  MailCount run(boolean takesMail, Instant now) {
    MailCount count = MailCount.NEITHER;
    for (Report each : questions.untold(PAGE)) {
      count = count.and(lookAt(each, takesMail, now));
    }
    return count;
  }

  private MailCount lookAt(Report report, boolean takesMail, Instant now) {
    Instant decidedAt = report.decidedAt().orElse(report.at());
    if (now.isBefore(decidedAt.plus(QuestionMail.SECOND_THOUGHTS))) {
      return MailCount.NEITHER;
    }
    if (now.isAfter(decidedAt.plus(QuestionMail.GIVEN_UP))) {
      return giveUp(report);
    }
    return takesMail ? send(report, Duration.between(decidedAt, now), now) : MailCount.NEITHER;
  }

  private MailCount giveUp(Report report) {
    questions.save(report.told());
    LOG.warn("Who made report {} could not be written to: the address was erased", report.id());
    return MailCount.GIVEN_UP;
  }

  private MailCount send(Report report, Duration age, Instant now) {
    Optional<Question> question = questions.find(report.question());
    Optional<Sitting> sitting = catalogue.sittings().find(report.sitting());
    if (question.isEmpty() || sitting.isEmpty()) {
      return giveUp(report);
    }
    if (!questions.takeUntold(report.id(), now, now.plus(QuestionMail.waiting(age)))) {
      return MailCount.NEITHER;
    }
    try {
      String to = EmailAddress.fit(report.contact());
      server.deliver(emails.write(report, to, question.get(), sitting.get(), now));
      questions.save(report.told());
      return MailCount.SENT;
    } catch (ValidationException e) {
      return giveUp(report);
    } catch (UndeliveredException e) {
      return undelivered(report, e);
    } catch (CatalogueException e) {
      throw e;
    } catch (RuntimeException e) {
      // What is damaged of one report must not end the mail of the others.
      LOG.error("It could not be found out whether to write to who made report {}", report.id(), e);
      return MailCount.NEITHER;
    }
  }

  private MailCount undelivered(Report report, UndeliveredException trouble) {
    return switch (trouble.reason()) {
      case SERVER -> throw trouble;
      case LATER -> {
        LOG.warn("{} It is about report {}", trouble.getMessage(), report.id());
        yield MailCount.NEITHER;
      }
      case NOBODY -> giveUp(report);
    };
  }
}
