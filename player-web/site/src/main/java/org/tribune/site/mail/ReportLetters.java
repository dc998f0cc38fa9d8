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
final class ReportLetters {
  private final SiteConfig site;

  ReportLetters(SiteConfig site) {
    this.site = site;
  }

  /** A letter to who made {@code report}, which is decided. */
  Letter write(Report report, String to, Question question, Sitting sitting, Instant now) {
    LetterWords words = new LetterWords(report.reporter().map(Reporter::language).orElse("fr"));
    List<String> parts = new ArrayList<>();
    parts.add(words.text("letter.hello"));
    parts.add(reported(words, report, sitting));
    parts.add(decided(words, report, question));
    report
        .message()
        .ifPresent(
            each -> {
              parts.add(words.text("letter.moderator-writes"));
              parts.add(LetterWords.quoted(each));
            });
    if (question.state().isPublic() && sitting.status().isPublic()) {
      parts.add(
          words.text(
              "letter.report.question-on-the-site",
              LetterWords.page(site, sitting, question.id().value())));
    }
    parts.add(redress(words));
    parts.add(words.text("letter.report.did-not-report"));
    parts.add(LetterWords.signature(site));
    return new Letter(
        report.id().value() + ".report",
        to,
        words.text("letter.report.subject") + " – " + CleanText.line(site.name()),
        String.join("\n\n", parts) + "\n",
        words.language(),
        now);
  }

  private static String reported(LetterWords words, Report report, Sitting sitting) {
    return words.text(
        "letter.report.made",
        words.day(report.at(), sitting),
        LetterWords.title(sitting),
        ReportWords.of(report.reason(), words));
  }

  private static String decided(LetterWords words, Report report, Question question) {
    String outcome = ReportWords.of(ReportOutcome.of(report, question), words);
    return words.text(
        report.state() == ReportState.UPHELD ? "letter.report.upheld" : "letter.report.dismissed",
        outcome);
  }

  private String redress(LetterWords words) {
    String contact = LetterWords.contact(site);
    return contact.isEmpty()
        ? words.text("letter.report.redress")
        : words.text("letter.report.redress-with-contact", contact);
  }
}
