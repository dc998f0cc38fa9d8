package org.tribune.site.opendata;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tribune.catalogue.assembly.Assemblies;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.deliberation.PublicDecisions;
import org.tribune.site.http.ProblemException;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;

/**
 * The files of open data. Each is written when somebody asks for it, and kept until a sitting of it
 * changes: who asks again costs one query for the versions of all sittings, every few seconds.
 * Nothing is read before the first asks. Calls block. Safe for all threads.
 */
final class OpenData {
  /** Programs ask for many files at once. */
  private static final Duration KEPT = Duration.ofSeconds(3);

  /** While one thread writes, others wait for so long at most: they are needed elsewhere. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Assemblies assemblies;
  private final SittingIndex index;
  private final OpenDataWriter writer;
  private final DcatCatalogue catalogue;
  private final MediaClock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  /** Guarded by the lock. */
  private Instant lookAgainAt = Instant.MIN;

  /**
   * A file, or that there is none of this name.
   *
   * @param changes as the index counted them when it was written
   */
  private record Kept(Optional<PublishedFile> file, long changes) {}

  OpenData(
      Sittings sittings,
      Assemblies assemblies,
      PublicDecisions decisions,
      SiteConfig site,
      MediaClock clock) {
    this.assemblies = assemblies;
    this.index = new SittingIndex(sittings, decisions, site.url());
    this.writer = new OpenDataWriter(index, decisions, site.url());
    this.catalogue = new DcatCatalogue(site);
    this.clock = clock;
  }

  /** The file of this name; empty if there is none. */
  Optional<PublishedFile> file(String name) {
    if (SchemaFiles.NAMES.contains(name)) {
      return Optional.of(
          kept.computeIfAbsent(
                  name, each -> new Kept(Optional.of(SchemaFiles.read(each)), /* changes= */ 0))
              .file()
              .orElseThrow());
    }
    Optional<DataFile> data = DataFile.find(name);
    Optional<DcatCatalogue.Form> form = DcatCatalogue.Form.find(name);
    if (data.isEmpty() && form.isEmpty()) {
      return Optional.empty();
    }
    return locked(
        () -> data.map(this::written).orElseGet(() -> written(form.orElseThrow())),
        () -> before(name));
  }

  /** All files of data that there are: of each dataset the newest year first. */
  List<PublishedFile> files() {
    return locked(this::written);
  }

  /** The page on which they are found. */
  ServerRenderedPage page(PageFrame frame) {
    return new OpenDataPage(files(), frame).page();
  }

  /** What the file of deliberations lacks. */
  OpenDataResponses.Missing missing() {
    return locked(() -> OpenDataResponses.Missing.of(index));
  }

  private <T> T locked(Supplier<T> work) {
    return locked(
        work,
        () -> {
          throw busy();
        });
  }

  /**
   * Does something with an index that is as new as it need be.
   *
   * @param otherwise what is given while another thread writes for long
   */
  private <T> T locked(Supplier<T> work, Supplier<T> otherwise) {
    if (!hasLock()) {
      return otherwise.get();
    }
    try {
      Instant now = clock.now().toInstant();
      if (!now.isBefore(lookAgainAt)) {
        index.refresh(Bodies.of(assemblies.list()), now);
        lookAgainAt = clock.now().toInstant().plus(KEPT);
      }
      return work.get();
    } finally {
      writer.done();
      lock.unlock();
    }
  }

  private boolean hasLock() {
    try {
      return lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A file as it was a moment ago. */
  private Optional<PublishedFile> before(String name) {
    Kept known = kept.get(name);
    if (known == null) {
      throw busy();
    }
    return known.file();
  }

  private static ProblemException busy() {
    return new ProblemException(Problem.of(503, "Being written", "open-data.being-written"));
  }

  private List<PublishedFile> written() {
    // The files of one year together: all are made of the same sittings, which are read once.
    index.years().forEach(year -> yearly(year));
    return Arrays.stream(Dataset.values()).flatMap(this::written).toList();
  }

  private void yearly(int year) {
    Arrays.stream(Dataset.values())
        .filter(Dataset::isYearly)
        .flatMap(each -> each.formats().stream().map(format -> DataFile.of(each, year, format)))
        .forEach(each -> written(each));
  }

  private Stream<PublishedFile> written(Dataset dataset) {
    Stream<Optional<Integer>> years =
        dataset.isYearly() ? index.years().stream().map(Optional::of) : Stream.of(Optional.empty());
    return years
        .flatMap(year -> dataset.formats().stream().map(each -> new DataFile(dataset, year, each)))
        .flatMap(each -> written(each).stream());
  }

  private Optional<PublishedFile> written(DataFile file) {
    if (file.year().filter(each -> !index.has(each)).isPresent()) {
      // Somebody may ask for all years that can be thought of.
      kept.remove(file.name());
      return Optional.empty();
    }
    long changes = file.year().map(index::changes).orElseGet(index::changes);
    return keep(file.name(), changes, () -> writer.write(file));
  }

  private Optional<PublishedFile> written(DcatCatalogue.Form form) {
    return keep(
        form.file(),
        index.changes(),
        () ->
            Optional.of(
                PublishedFile.of(
                    form.file(),
                    /* data= */ Optional.empty(),
                    form.type(),
                    catalogue.write(form, written()),
                    /* rows= */ 0,
                    index.changedAt(Optional.empty()))));
  }

  private Optional<PublishedFile> keep(
      String name, long changes, Supplier<Optional<PublishedFile>> writing) {
    Kept known = kept.get(name);
    if (known == null || known.changes() != changes) {
      known = new Kept(writing.get(), changes);
      kept.put(name, known);
    }
    return known.file();
  }
}
