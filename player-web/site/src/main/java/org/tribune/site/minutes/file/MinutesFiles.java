package org.tribune.site.minutes.file;

import java.util.concurrent.locks.ReentrantLock;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.core.Bytes;

/**
 * Minutes as files. A draft says at its head that it is one, adopted minutes since when they are. A
 * file is made in memory: minutes are bounded ({@link Minutes}), those of forty pages are some
 * hundred kilobytes, and one PDF is made at a time. Computes for a second or so; not for an event
 * loop. Safe for all threads.
 */
public final class MinutesFiles {
  private final String publisher;
  private final ReentrantLock printer = new ReentrantLock(/* fair= */ true);

  /**
   * Files of a site.
   *
   * @param publisher its name, as the author of what it publishes
   */
  public MinutesFiles(String publisher) {
    this.publisher = publisher;
  }

  /** The file; but for a PDF, the same minutes give the same bytes. */
  public Bytes write(Minutes minutes, MinutesFormat format) {
    Paper paper = Paper.of(minutes, publisher);
    return switch (format) {
      case ODT -> Bytes.wrap(OdtPaper.of(paper));
      case DOCX -> Bytes.wrap(DocxPaper.of(paper));
      case PDF -> printed(paper).content();
      case HTML -> Bytes.utf8(HtmlPaper.page(paper));
    };
  }

  /** A PDF/UA, and how many pages it has. */
  public record Print(Bytes content, int pages) {}

  /** Minutes as a PDF/UA. */
  public Print print(Minutes minutes) {
    return printed(Paper.of(minutes, publisher));
  }

  /** Another document as a PDF/UA: a list of deliberations, a certificate. */
  public Print print(Paper paper) {
    return printed(paper);
  }

  /** Who publishes. */
  public String publisher() {
    return publisher;
  }

  private Print printed(Paper paper) {
    printer.lock();
    try {
      return PdfPaper.of(paper);
    } finally {
      printer.unlock();
    }
  }
}
