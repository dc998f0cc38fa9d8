package org.tribune.site.deliberation;

import java.time.ZoneId;
import org.tribune.catalogue.publication.Publication;
import org.tribune.core.Bytes;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.minutes.file.MinutesFiles;
import org.tribune.site.page.ReaderLanguage;
import org.tribune.site.publication.PublicationRegister;

/**
 * Writes certificates of publication, in the site's first language. Calls block, and throw what
 * {@link BlockingAnswers#fail} answers. Safe for all threads.
 */
final class Certificates {
  private final PublicationRegister register;
  private final MinutesFiles printer;
  private final SiteConfig site;
  private final MediaClock clock;

  Certificates(
      PublicationRegister register, MinutesFiles printer, SiteConfig site, MediaClock clock) {
    this.register = register;
    this.printer = printer;
    this.site = site;
    this.clock = clock;
  }

  /** That of the entry of this number, as a PDF/UA. */
  Bytes of(String number) {
    Publication entry = register.require(number);
    Certificate.Frame frame =
        new Certificate.Frame(
            printer.publisher(),
            site.url().toString(),
            new ReaderLanguage(site.languages()).languages().getFirst(),
            ZoneId.systemDefault(),
            clock.now().toInstant());
    return printer.print(Certificate.of(entry, register.seen(entry), frame)).content();
  }
}
