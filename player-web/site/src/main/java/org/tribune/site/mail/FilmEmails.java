package org.tribune.site.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tribune.catalogue.account.Contact;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoLog;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.Message;
import org.tribune.core.text.Messages;

/**
 * E-mails to people of the staff, about their address and about their films. Safe for all threads.
 */
final class FilmEmails {
  private final SiteConfig site;

  FilmEmails(SiteConfig site) {
    this.site = site;
  }

  /**
   * Asks whether an address is right. It may be somebody else's, so it names nobody.
   *
   * @param secret of the link, good until {@code endsAt}
   */
  EmailMessage confirmation(Contact contact, String secret, Instant endsAt, Instant now) {
    EmailWords words = new EmailWords(contact.language());
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

  /** Writes to the author what became of a film. */
  EmailMessage write(FilmNotice notice, Contact contact, Instant now) {
    EmailWords words = new EmailWords(contact.language());
    List<String> parts = new ArrayList<>(parts(notice, words));
    parts.add(words.text("letter.film.why-you", account()));
    return letter(contact, id(notice), subject(notice, words), parts, now);
  }

  private static String id(FilmNotice notice) {
    return notice.report().id() + "." + notice.name().replace(' ', '.');
  }

  private static String subject(FilmNotice notice, EmailWords words) {
    String code =
        switch (notice.kind()) {
          case RETURNED -> "letter.film.returned.subject";
          case PUBLISHED -> "letter.film.published.subject";
          case FAILED -> "letter.film.failed.subject";
        };
    return words.text(code, CleanText.line(title(notice.report(), words)));
  }

  private static String title(Video video, EmailWords words) {
    String title = video.texts().title();
    return title.isEmpty() ? words.text("letter.film.untitled") : title;
  }

  private static String quoted(Video video, EmailWords words) {
    return words.text("letter.film.quoted", title(video, words));
  }

  private List<String> parts(FilmNotice notice, EmailWords words) {
    return switch (notice.kind()) {
      case RETURNED -> returned(notice, words);
      case PUBLISHED -> published(notice, words);
      case FAILED -> failed(notice, words);
    };
  }

  private List<String> returned(FilmNotice notice, EmailWords words) {
    Video video = notice.report();
    List<VideoLog.Note> notes = video.log().notes();
    List<String> parts = new ArrayList<>();
    parts.add(
        words.text("letter.film.returned", quoted(video, words), words.moment(notice.since())));
    if (!notes.isEmpty()) {
      parts.add(words.text("letter.film.returned.note", notes.getLast().who()));
      parts.add(EmailWords.quoted(notes.getLast().text()));
    }
    parts.add(words.text("letter.film.returned.correct", desk(video)));
    return parts;
  }

  private List<String> published(FilmNotice notice, EmailWords words) {
    Video video = notice.report();
    List<String> parts = new ArrayList<>();
    parts.add(
        words.text("letter.film.published", quoted(video, words), words.moment(notice.since())));
    video
        .slug()
        .ifPresent(
            slug ->
                parts.add(
                    words.text("letter.film.published.page", site.url() + "/reports/" + slug)));
    return parts;
  }

  private List<String> failed(FilmNotice notice, EmailWords words) {
    Video video = notice.report();
    List<String> parts = new ArrayList<>();
    parts.add(
        words.text(
            "letter.film.failed",
            notice.failed().map(each -> each.source().name()).orElse(""),
            quoted(video, words)));
    notice
        .failed()
        .flatMap(TranscodeJob::failure)
        .map(TranscodeJob.Failure::words)
        .ifPresent(why -> parts.add(why(why, words)));
    parts.add(words.text("letter.film.failed.report", desk(video)));
    return parts;
  }

  private static String why(Message why, EmailWords words) {
    return why.in(Messages.in(words.language()));
  }

  private String desk(Video video) {
    return site.url() + "/console/reports/" + video.id();
  }

  private String account() {
    return site.url() + "/console/account";
  }

  private EmailMessage letter(
      Contact contact, String id, String subject, List<String> parts, Instant now) {
    EmailWords words = new EmailWords(contact.language());
    List<String> all = new ArrayList<>();
    all.add(words.text("letter.hello"));
    all.addAll(parts);
    all.add(EmailWords.signature(site));
    return new EmailMessage(
        id,
        contact.email(),
        subject + " – " + CleanText.line(site.name()),
        String.join("\n\n", all) + "\n",
        words.language(),
        now);
  }
}
