package org.tribune.site.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.question.ReportOutcome;
import org.tribune.catalogue.question.ReportState;
import org.tribune.catalogue.question.Reporter;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.CleanText;

/**
 * Writes to those who reported a question what was decided, and what can be done against it
 * (Regulation (EU) 2022/2065, article 16, 5 and 6). Nothing that a citizen wrote is quoted. Safe
 * for all threads.
 */
final class ReportEmails {
  private final SiteConfig site;

  ReportEmails(SiteConfig site) {
    this.site = site;
  }

  /** An e-mail to who made {@code report}, which is decided. */
  EmailMessage write(Report report, String to, Question question, Sitting sitting, Instant now) {
    EmailWords words = new EmailWords(report.reporter().map(Reporter::language).orElse("fr"));
    List<String> parts = new ArrayList<>();
    parts.add(words.text("letter.hello"));
    parts.add(reported(words, report, sitting));
    parts.add(decided(words, report, question));
    report
        .message()
        .ifPresent(
            each -> {
              parts.add(words.text("letter.moderator-writes"));
              parts.add(EmailWords.quoted(each));
            });
    if (question.state().isPublic() && sitting.status().isPublic()) {
      parts.add(
          words.text(
              "letter.report.question-on-the-site",
              EmailWords.page(site, sitting, question.id().value())));
    }
    parts.add(redress(words));
    parts.add(words.text("letter.report.did-not-report"));
    parts.add(EmailWords.signature(site));
    return new EmailMessage(
        report.id().value() + ".report",
        to,
        words.text("letter.report.subject") + " – " + CleanText.line(site.name()),
        String.join("\n\n", parts) + "\n",
        words.language(),
        now);
  }

  private static String reported(EmailWords words, Report report, Sitting sitting) {
    return words.text(
        "letter.report.made",
        words.day(report.at(), sitting),
        EmailWords.title(sitting),
        ReportWords.of(report.reason(), words));
  }

  private static String decided(EmailWords words, Report report, Question question) {
    String outcome = ReportWords.of(ReportOutcome.of(report, question), words);
    return words.text(
        report.state() == ReportState.UPHELD ? "letter.report.upheld" : "letter.report.dismissed",
        outcome);
  }

  private String redress(EmailWords words) {
    String contact = EmailWords.contact(site);
    return contact.isEmpty()
        ? words.text("letter.report.redress")
        : words.text("letter.report.redress-with-contact", contact);
  }
}
