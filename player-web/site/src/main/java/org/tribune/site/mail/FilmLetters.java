package org.tribune.site.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tribune.catalogue.account.Contact;
import org.tribune.catalogue.video.Preparation;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportLog;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.status.Message;
import org.tribune.core.text.CleanText;

/**
 * Letters to people of the staff, about their address and about their films. Safe for all threads.
 */
final class FilmLetters {
  private final SiteConfig site;

  FilmLetters(SiteConfig site) {
    this.site = site;
  }

  /**
   * Asks whether an address is right. It may be somebody else's, so it names nobody.
   *
   * @param secret of the link, good until {@code endsAt}
   */
  Letter confirmation(Contact contact, String secret, Instant endsAt, Instant now) {
    LetterWords words = new LetterWords(contact.language());
    return letter(
        contact,
        "contact." + contact.since().toEpochMilli() + "." + contact.account(),
        words.of("Confirmez votre adresse", "Confirm your address"),
        List.of(
            words.of(
                "Une personne de l’équipe de ce site souhaite être prévenue à cette adresse au"
                    + " sujet de ses reportages. Si c’est vous, confirmez-le en ouvrant ce lien"
                    + " dans un navigateur où vous êtes connecté à votre compte :",
                "Somebody of this site’s team wants to be told about their reports at this"
                    + " address. If that is you, confirm it by opening this link in a browser in"
                    + " which you are signed in to your account:"),
            account() + "#" + secret,
            words.of("Il ne sert qu’une fois, jusqu’au ", "It works once, until ")
                + words.moment(endsAt)
                + ".",
            words.of(
                "Si ce n’est pas vous, vous n’avez rien à faire : sans confirmation, rien d’autre"
                    + " n’est envoyé à cette adresse, et elle est effacée.",
                "If it is not you, there is nothing that you need to do: unless it is confirmed,"
                    + " nothing else is sent to this address, and it is erased.")),
        now);
  }

  /** Tells the author what became of a film. */
  Letter write(FilmNotice notice, Contact contact, Instant now) {
    LetterWords words = new LetterWords(contact.language());
    List<String> parts = new ArrayList<>(parts(notice, words));
    parts.add(
        words.of(
                "Vous recevez ce message parce que vous l’avez demandé dans votre compte. Pour"
                    + " choisir ce qui vous est envoyé, ou ne plus rien recevoir : ",
                "You get this message since you asked for it in your account. To choose what is"
                    + " sent to you, or to stop it: ")
            + account());
    return letter(contact, id(notice), subject(notice, words), parts, now);
  }

  private static String id(FilmNotice notice) {
    return notice.report().id() + "." + notice.name().replace(' ', '.');
  }

  private static String subject(FilmNotice notice, LetterWords words) {
    String what =
        switch (notice.kind()) {
          case RETURNED -> words.of("Reportage à reprendre", "Report sent back");
          case PUBLISHED -> words.of("Reportage publié", "Report published");
          case FAILED -> words.of("Film non préparé", "Film not prepared");
        };
    return what + words.of(" : ", ": ") + CleanText.line(title(notice.report(), words));
  }

  private static String title(Report report, LetterWords words) {
    String title = report.texts().title();
    return title.isEmpty() ? words.of("sans titre", "untitled") : title;
  }

  private static String quoted(Report report, LetterWords words) {
    return words.of("« ", "“") + title(report, words) + words.of(" »", "”");
  }

  private List<String> parts(FilmNotice notice, LetterWords words) {
    return switch (notice.kind()) {
      case RETURNED -> returned(notice, words);
      case PUBLISHED -> published(notice, words);
      case FAILED -> failed(notice, words);
    };
  }

  private List<String> returned(FilmNotice notice, LetterWords words) {
    Report report = notice.report();
    List<ReportLog.Note> notes = report.log().notes();
    List<String> parts = new ArrayList<>();
    parts.add(
        words.of("Votre reportage ", "Your report ")
            + quoted(report, words)
            + words.of(" vous a été renvoyé le ", " was sent back to you on ")
            + words.moment(notice.since())
            + ".");
    if (!notes.isEmpty()) {
      parts.add(notes.getLast().who() + words.of(" vous écrit :", " writes to you:"));
      parts.add(LetterWords.quoted(notes.getLast().text()));
    }
    parts.add(
        words.of(
                "Pour le corriger et le soumettre à nouveau : ",
                "To correct it and submit it again: ")
            + desk(report));
    return parts;
  }

  private List<String> published(FilmNotice notice, LetterWords words) {
    Report report = notice.report();
    List<String> parts = new ArrayList<>();
    parts.add(
        words.of("Votre reportage ", "Your report ")
            + quoted(report, words)
            + words.of(" est en ligne depuis le ", " has been online since ")
            + words.moment(notice.since())
            + ".");
    report
        .slug()
        .ifPresent(
            slug ->
                parts.add(words.of("Sa page : ", "Its page: ") + site.url() + "/reports/" + slug));
    return parts;
  }

  private List<String> failed(FilmNotice notice, LetterWords words) {
    Report report = notice.report();
    List<String> parts = new ArrayList<>();
    parts.add(
        words.of("Le fichier ", "The file ")
            + notice.failed().map(each -> each.source().name()).orElse("")
            + words.of(", envoyé pour votre reportage ", ", which was sent for your report ")
            + quoted(report, words)
            + words.of(", n’a pas pu être préparé.", ", could not be prepared."));
    notice
        .failed()
        .flatMap(Preparation::failure)
        .map(Preparation.Failure::words)
        .ifPresent(why -> parts.add(why(why, words)));
    parts.add(words.of("Le reportage : ", "The report: ") + desk(report));
    return parts;
  }

  private static String why(Message why, LetterWords words) {
    return words.of(why.fr(), why.en());
  }

  private String desk(Report report) {
    return site.url() + "/console/reports/" + report.id();
  }

  private String account() {
    return site.url() + "/console/account";
  }

  private Letter letter(
      Contact contact, String id, String subject, List<String> parts, Instant now) {
    LetterWords words = new LetterWords(contact.language());
    List<String> all = new ArrayList<>();
    all.add(words.of("Bonjour,", "Hello,"));
    all.addAll(parts);
    all.add(LetterWords.signature(site));
    return new Letter(
        id,
        contact.email(),
        subject + " – " + CleanText.line(site.name()),
        String.join("\n\n", all) + "\n",
        words.language(),
        now);
  }
}
