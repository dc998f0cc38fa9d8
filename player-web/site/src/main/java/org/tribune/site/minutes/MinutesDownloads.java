package org.tribune.site.minutes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.Bytes;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.ProblemException;
import org.tribune.site.minutes.file.MinutesFiles;
import org.tribune.site.minutes.file.MinutesFormat;

/**
 * Minutes as files: of drafts for clerks, of what was adopted for everybody. Calls block, and throw
 * what {@link BlockingAnswers#fail} answers. Safe for all threads.
 */
public final class MinutesDownloads {
  /** Files of some 100 kB that many may ask for on the same day. */
  private static final int MOST_KEPT = 12;

  private static final String NAME = "minutes";

  private final MinutesService drafts;
  private final PublicMinutes published;
  private final MinutesPublication publication;
  private final MinutesFiles files;

  /** What was adopted is made once: it never is another. Guarded by itself. */
  private final Map<Made, Bytes> made =
      new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Made, Bytes> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private record Made(SittingId sitting, MinutesFormat format) {}

  public MinutesDownloads(
      MinutesService drafts,
      PublicMinutes published,
      MinutesPublication publication,
      MinutesFiles files) {
    this.drafts = drafts;
    this.publication = publication;
    this.published = published;
    this.files = files;
  }

  /** A draft as a file of this name, such as {@code minutes.odt}. */
  MinutesFile draft(String sitting, String name) {
    MinutesFormat format = format(name);
    Minutes minutes = drafts.minutes(sitting);
    return file(minutes, format, files.write(minutes, format));
  }

  /** What was adopted. */
  MinutesFile published(String sitting, String name) {
    MinutesFormat format = format(name);
    Minutes minutes = published.minutes(sitting);
    return file(minutes, format, adopted(minutes, format));
  }

  /** Minutes that were adopted, with the same bytes for all who ask in these days. */
  public Bytes adopted(Minutes minutes, MinutesFormat format) {
    Optional<Bytes> entered =
        format == MinutesFormat.PDF ? publication.published(minutes.sitting()) : Optional.empty();
    return entered.orElseGet(() -> made(minutes, format));
  }

  private Bytes made(Minutes minutes, MinutesFormat format) {
    synchronized (made) {
      // One at a time: who asks for the same next has it without another being made.
      return made.computeIfAbsent(
          new Made(minutes.sitting(), format), _ -> files.write(minutes, format));
    }
  }

  private static MinutesFormat format(String name) {
    return MinutesFormat.of(name)
        .filter(each -> name.equals(NAME + each.end()))
        .orElseThrow(() -> new ProblemException(Problem.notFound()));
  }

  /** Named by its sitting, whose day is the first of it. */
  private static MinutesFile file(Minutes minutes, MinutesFormat format, Bytes content) {
    String kind = minutes.language().equals("fr") ? "pv" : NAME;
    return new MinutesFile(format.type(), kind + "-" + minutes.sitting() + format.end(), content);
  }
}
