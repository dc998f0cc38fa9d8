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
    parts.add(words.of("Bonjour,", "Hello,"));
    parts.add(reported(words, report, sitting));
    parts.add(decided(words, report, question));
    report
        .message()
        .ifPresent(
            each -> {
              parts.add(words.of("Le modérateur vous écrit :", "The moderator writes to you:"));
              parts.add(LetterWords.quoted(each));
            });
    if (question.state().isPublic() && sitting.status().isPublic()) {
      parts.add(
          words.of("La question sur le site : ", "The question on the site: ")
              + LetterWords.page(site, sitting, question.id().value()));
    }
    parts.add(redress(words));
    parts.add(
        words.of(
            "Votre adresse est effacée avec l’envoi de ce message. Si vous n’avez rien signalé,"
                + " quelqu’un a donné votre adresse par erreur : vous n’avez rien à faire.",
            "Your address is erased as this message is sent. If you did not report anything,"
                + " somebody gave your address by mistake: there is nothing that you need to do."));
    parts.add(LetterWords.signature(site));
    return new Letter(
        report.id().value() + ".report",
        to,
        words.of("Suite donnée à votre signalement", "What became of your report")
            + " – "
            + CleanText.line(site.name()),
        String.join("\n\n", parts) + "\n",
        words.language(),
        now);
  }

  private static String reported(LetterWords words, Report report, Sitting sitting) {
    return words.of("Vous avez signalé le ", "On ")
        + words.day(report.at(), sitting)
        + words.of(
            " une question publiée (séance : ", ", you reported a published question (meeting: ")
        + LetterWords.title(sitting)
        + "). "
        + words.of("Motif de votre signalement : ", "Reason that you gave: ")
        + ReportWords.of(report.reason(), words)
        + ".";
  }

  private static String decided(LetterWords words, Report report, Question question) {
    String outcome = ReportWords.of(ReportOutcome.of(report, question), words);
    return report.state() == ReportState.UPHELD
        ? words.of("Une suite a été donnée à votre signalement. ", "Your report was followed up. ")
            + outcome
        : words.of(
                "Votre signalement a été examiné et classé sans suite. ",
                "Your report was examined, and no action was taken. ")
            + outcome;
  }

  private String redress(LetterWords words) {
    String contact = LetterWords.contact(site);
    return words.of(
            "Cette décision a été prise par une personne, sans traitement automatisé. Si vous ne"
                + " l’acceptez pas, vous pouvez demander un nouvel examen",
            "This decision was made by a person, without automated means. If you do not accept it,"
                + " you may ask for it to be examined again")
        + (contact.isEmpty() ? "" : words.of(" (", " (") + contact + ")")
        + words.of(" ou saisir le tribunal compétent.", " or go to the competent court.");
  }
}
