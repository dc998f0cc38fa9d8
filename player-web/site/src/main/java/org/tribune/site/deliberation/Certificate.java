package org.tribune.site.deliberation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.publication.SeenOnline;
import org.tribune.core.text.Messages;
import org.tribune.core.time.WrittenDay;
import org.tribune.site.minutes.file.Paper;
import org.tribune.site.minutes.file.Part;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.publication.PublicationResponses;

/**
 * The certificate that something was published electronically: what, since when, and when the site
 * was seen to have it online; what nobody saw is told as such.
 */
final class Certificate {
  private final Frame frame;
  private final Messages words;
  private final SpokenTime spoken;
  private final List<Part> parts = new ArrayList<>();

  /**
   * Who certifies.
   *
   * @param publisher the site's name
   * @param site its address
   * @param language {@code fr} or {@code en}
   */
  record Frame(String publisher, String site, String language, ZoneId zone, Instant now) {}

  private Certificate(Frame frame) {
    this.frame = frame;
    this.words = Messages.in(frame.language());
    this.spoken = new SpokenTime(frame.language());
  }

  static Paper of(Publication entry, List<SeenOnline> seen, Frame frame) {
    return new Certificate(frame).write(entry, seen);
  }

  private Paper write(Publication entry, List<SeenOnline> seen) {
    String title = words.text("publication.certificate.title", entry.number());
    parts.add(new Part.Heading(1, title));
    note("publication.certificate.intro", frame.publisher(), frame.site());
    parts.add(new Part.Heading(2, words.text("publication.certificate.what")));
    fact("publication.certificate.kind", kind(entry));
    if (!entry.act().isEmpty()) {
      fact("publication.certificate.act", entry.act());
    }
    if (!entry.title().isEmpty()) {
      fact("publication.certificate.subject", entry.title());
    }
    fact("publication.certificate.body", entry.body());
    fact("publication.certificate.day", WrittenDay.of(entry.day(), Locale.of(frame.language())));
    fact("publication.certificate.file", words.text("publication.bytes", entry.length()));
    fact("publication.certificate.sum", entry.sha256());
    parts.add(new Part.Heading(2, words.text("publication.certificate.when")));
    fact("publication.certificate.online", moment(entry.publishedAt()));
    fact("publication.certificate.by", entry.publishedBy());
    fact("publication.certificate.address", frame.site() + PublicationResponses.file(entry));
    entry
        .withdrawal()
        .ifPresent(
            each -> {
              fact("publication.certificate.withdrawn", moment(each.at()));
              fact("publication.certificate.reason", each.reason());
            });
    seen(seen);
    note("publication.certificate.made", moment(frame.now()));
    parts.add(
        new Part.Text(
            Part.Look.SIGNATURE,
            /* label= */ "",
            List.of(words.text("publication.certificate.signature"))));
    return new Paper(title, frame.language(), frame.publisher(), frame.now(), parts);
  }

  private void seen(List<SeenOnline> seen) {
    parts.add(new Part.Heading(2, words.text("publication.certificate.seen")));
    if (seen.isEmpty()) {
      note("publication.certificate.never-seen");
      return;
    }
    note("publication.certificate.how-seen");
    parts.add(
        new Part.Table(
            words.text("publication.certificate.seen"),
            List.of(36, 36, 28),
            List.of(
                words.text("publication.certificate.since"),
                words.text("publication.certificate.until"),
                words.text("publication.certificate.checks")),
            seen.stream()
                .map(
                    each ->
                        List.of(
                            moment(each.since()),
                            moment(each.until()),
                            words.text(
                                each.place() == SeenOnline.Place.SERVER
                                    ? "publication.checks-server"
                                    : "publication.checks",
                                each.checks())))
                .toList()));
    note("publication.certificate.between");
  }

  private String kind(Publication entry) {
    return kind(words, entry);
  }

  /** What was published, in words. */
  static String kind(Messages words, Publication entry) {
    return words.text(
        switch (entry.kind()) {
          case LIST -> "publication.kind.list";
          case DELIBERATION -> "publication.kind.deliberation";
          case MINUTES -> "publication.kind.minutes";
        });
  }

  private String moment(Instant at) {
    return spoken.moment(at, frame.zone());
  }

  private void note(String code, Object... arguments) {
    parts.add(new Part.Text(Part.Look.BODY, /* label= */ "", List.of(words.text(code, arguments))));
  }

  private void fact(String code, String value) {
    parts.add(
        new Part.Text(
            Part.Look.FACT,
            words.text(code) + (frame.language().equals("fr") ? "\u00A0: " : ": "),
            List.of(value)));
  }
}
