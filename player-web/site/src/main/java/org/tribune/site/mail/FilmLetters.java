package org.tribune.site.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tribune.catalogue.account.Contact;
import org.tribune.catalogue.video.Preparation;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportLog;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.Message;
import org.tribune.core.text.Messages;

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
        words.text("letter.confirmation.subject"),
        List.of(
            words.text("letter.confirmation"),
            account() + "#" + secret,
            words.text("letter.confirmation.until", words.moment(endsAt)),
            words.text("letter.confirmation.not-you")),
        now);
  }

  /** Tells the author what became of a film. */
  Letter write(FilmNotice notice, Contact contact, Instant now) {
    LetterWords words = new LetterWords(contact.language());
    List<String> parts = new ArrayList<>(parts(notice, words));
    parts.add(words.text("letter.film.why-you", account()));
    return letter(contact, id(notice), subject(notice, words), parts, now);
  }

  private static String id(FilmNotice notice) {
    return notice.report().id() + "." + notice.name().replace(' ', '.');
  }

  private static String subject(FilmNotice notice, LetterWords words) {
    String code =
        switch (notice.kind()) {
          case RETURNED -> "letter.film.returned.subject";
          case PUBLISHED -> "letter.film.published.subject";
          case FAILED -> "letter.film.failed.subject";
        };
    return words.text(code, CleanText.line(title(notice.report(), words)));
  }

  private static String title(Report report, LetterWords words) {
    String title = report.texts().title();
    return title.isEmpty() ? words.text("letter.film.untitled") : title;
  }

  private static String quoted(Report report, LetterWords words) {
    return words.text("letter.film.quoted", title(report, words));
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
        words.text("letter.film.returned", quoted(report, words), words.moment(notice.since())));
    if (!notes.isEmpty()) {
      parts.add(words.text("letter.film.returned.note", notes.getLast().who()));
      parts.add(LetterWords.quoted(notes.getLast().text()));
    }
    parts.add(words.text("letter.film.returned.correct", desk(report)));
    return parts;
  }

  private List<String> published(FilmNotice notice, LetterWords words) {
    Report report = notice.report();
    List<String> parts = new ArrayList<>();
    parts.add(
        words.text("letter.film.published", quoted(report, words), words.moment(notice.since())));
    report
        .slug()
        .ifPresent(
            slug ->
                parts.add(
                    words.text("letter.film.published.page", site.url() + "/reports/" + slug)));
    return parts;
  }

  private List<String> failed(FilmNotice notice, LetterWords words) {
    Report report = notice.report();
    List<String> parts = new ArrayList<>();
    parts.add(
        words.text(
            "letter.film.failed",
            notice.failed().map(each -> each.source().name()).orElse(""),
            quoted(report, words)));
    notice
        .failed()
        .flatMap(Preparation::failure)
        .map(Preparation.Failure::words)
        .ifPresent(why -> parts.add(why(why, words)));
    parts.add(words.text("letter.film.failed.report", desk(report)));
    return parts;
  }

  private static String why(Message why, LetterWords words) {
    return why.in(Messages.in(words.language()));
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
    all.add(words.text("letter.hello"));
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
