package org.tribune.archive.film;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.video.Preparation;
import org.tribune.catalogue.video.Preparations;
import org.tribune.catalogue.video.Report;
import org.tribune.core.Bytes;
import org.tribune.core.film.EncoderLine;
import org.tribune.core.film.FilmFlaw;
import org.tribune.core.film.FilmManifest;
import org.tribune.core.sandbox.FileOwnership;
import org.tribune.core.sandbox.SandboxException;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;

/** Makes one film after the other of what it is given. Used by one thread. */
final class FilmMaker {
  private static final Logger LOG = LoggerFactory.getLogger(FilmMaker.class);

  /** A worker that died gives its job back after so long. */
  static final Duration LEASE = Duration.ofSeconds(60);

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration RENEWAL = Duration.ofSeconds(3);

  /** An encoder that gets no further for so long, unless it is paused, never will. */
  private static final Duration STALLED = Duration.ofMinutes(10);

  /** Others may write the same report at the same time. */
  private static final int MOST_ATTEMPTS = 5;

  private static final int BLOCK = 1 << 23;
  private static final double ENOUGH_TO_TELL = 0.02;

  private final Catalogue catalogue;
  private final ObjectStore store;
  private final FilmEncoder encoder;
  private final WorkFolder work;
  private final String owner;
  private final BooleanSupplier isLiveStrained;
  private final BooleanSupplier isClosed;
  private final Clock clock;

  /** Why a film is not made any further. */
  private static final class Stop extends RuntimeException {
    private final Kind kind;

    enum Kind {
      /** Somebody cancelled it. */
      CANCELLED,
      /** Another may have it. */
      LOST,
      /** This process ends. */
      CLOSED
    }

    Stop(Kind kind) {
      super(kind.name(), null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
      this.kind = kind;
    }
  }

  FilmMaker(
      Catalogue catalogue,
      ObjectStore store,
      FilmEncoder encoder,
      WorkFolder work,
      String owner,
      BooleanSupplier isLiveStrained,
      BooleanSupplier isClosed,
      Clock clock) {
    this.catalogue = catalogue;
    this.store = store;
    this.encoder = encoder;
    this.work = work;
    this.owner = owner;
    this.isLiveStrained = isLiveStrained;
    this.isClosed = isClosed;
    this.clock = clock;
  }

  /** How far one film is, and for how long it has been made. */
  private final class Course implements Runnable {
    private final Preparation preparation;
    private final long begun = System.nanoTime();
    private long renewed = begun;
    private long moved = begun;
    private double share = 0;
    private boolean paused = false;

    Course(Preparation preparation) {
      this.preparation = preparation;
    }

    /** Keeps the lease; throws {@link Stop} if the film is not to be made any further. */
    @Override
    public void run() {
      if (isClosed.getAsBoolean()) {
        throw new Stop(Stop.Kind.CLOSED);
      }
      if (System.nanoTime() - renewed < RENEWAL.toNanos()) {
        return;
      }
      renewed = System.nanoTime();
      switch (preparations()
          .renew(preparation.id(), owner, share, left(), paused, clock.instant().plus(LEASE))) {
        case GO_ON -> {}
        case CANCELLED -> throw new Stop(Stop.Kind.CANCELLED);
        case LOST -> throw new Stop(Stop.Kind.LOST);
      }
    }

    void at(EncoderLine.Progress progress, boolean standsStill) {
      paused = standsStill;
      if (progress.share() > share || paused) {
        moved = System.nanoTime();
      }
      share = Math.max(share, progress.share());
    }

    boolean isStalled() {
      return System.nanoTime() - moved > STALLED.toNanos();
    }

    private Optional<Duration> left() {
      return share < ENOUGH_TO_TELL
          ? Optional.empty()
          : Optional.of(
              Duration.ofNanos(Math.round((System.nanoTime() - begun) * (1 - share) / share)));
    }
  }

  private Preparations preparations() {
    return catalogue.preparations();
  }

  /**
   * Makes the film of a preparation that this worker has.
   *
   * @throws StoreException if the store failed; the job was given back
   * @throws CatalogueException if the catalogue failed
   */
  void make(Preparation preparation) throws InterruptedException {
    Course course = new Course(preparation);
    FilmImport target = new FilmImport(catalogue, store, course);
    if (store.lengthOf(preparation.source().object()).isEmpty()) {
      fail(preparation, failure(FilmFlaw.GONE));
      return;
    }
    try {
      Path folder = work.begin(preparation.id());
      Optional<Preparation.Failure> flaw =
          encode(preparation, folder.resolve("film"), source(preparation, folder, course), course);
      if (flaw.isPresent()) {
        fail(preparation, flaw.get());
        return;
      }
      FileOwnership.take(folder.resolve("film"));
      FilmManifest made = target.take(preparation.id(), folder.resolve("film"), title(preparation));
      finish(preparation, target);
      caption(preparation, made.captions());
    } catch (Stop stop) {
      stopped(preparation, stop.kind, target);
    } catch (SandboxException e) {
      LOG.error("The film {} is not opened: {}", preparation.id(), e.getMessage());
      fail(preparation, failure(FilmFlaw.UNCONFINED));
    } catch (IOException | UncheckedIOException e) {
      LOG.error("The film {} can't be made: {}", preparation.id(), e.toString());
      fail(preparation, failure(FilmFlaw.DISK));
    } catch (StoreException | CatalogueException e) {
      // The film is not to blame.
      giveBack(preparation);
      throw e;
    } catch (RuntimeException e) {
      // What the encoder left can't be understood: the films behind it are made all the same.
      LOG.error("The film {} can't be taken over", preparation.id(), e);
      fail(preparation, failure(FilmFlaw.BROKE_OFF));
    } finally {
      work.end(preparation.id());
    }
  }

  private String title(Preparation preparation) {
    return catalogue
        .reports()
        .find(preparation.report())
        .map(report -> report.texts().title())
        .orElse("");
  }

  private void finish(Preparation preparation, FilmImport target) {
    switch (preparations().finish(preparation.id(), owner, clock.instant())) {
      case GO_ON -> {
        store.delete(preparation.source().object());
        LOG.info("The film {} is ready", preparation.id());
      }
      case CANCELLED -> stopped(preparation, Stop.Kind.CANCELLED, target);
      case LOST -> stopped(preparation, Stop.Kind.LOST, target);
    }
  }

  /** The film's own subtitles are captions to start from, where the report has none. */
  private void caption(Preparation preparation, Map<String, String> captions) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Optional<Report> report =
          catalogue
              .reports()
              .find(preparation.report())
              .filter(found -> found.film().equals(Optional.of(preparation.id())));
      Optional<Report> captioned = report.map(found -> found.captioned(captions, clock.instant()));
      if (captioned.equals(report)
          || captioned.flatMap(next -> catalogue.reports().replace(next)).isPresent()) {
        return;
      }
    }
    LOG.warn("The subtitles of the film {} are left out: its report is busy", preparation.id());
  }

  private void stopped(Preparation preparation, Stop.Kind why, FilmImport target) {
    switch (why) {
      case CANCELLED -> target.forget(preparation.id());
      case LOST -> LOG.warn("Another worker makes the film {}: it is left to it", preparation.id());
      case CLOSED -> giveBack(preparation);
    }
  }

  private void giveBack(Preparation preparation) {
    preparations().giveBack(preparation.id(), owner);
  }

  private static Preparation.Failure failure(FilmFlaw flaw) {
    return new Preparation.Failure(flaw.code(), flaw.words());
  }

  private void fail(Preparation preparation, Preparation.Failure failure) {
    LOG.info("No film is made of {}: {}", preparation.id(), failure.code());
    var _ = preparations().fail(preparation.id(), owner, failure, clock.instant());
  }

  /** The file on this machine's disk. */
  private Path source(Preparation preparation, Path folder, Course course) throws IOException {
    String object = preparation.source().object();
    Optional<Path> here = store.file(object);
    if (here.isPresent()) {
      return here.get();
    }
    Path copy = folder.resolve("source");
    try (OutputStream out = Files.newOutputStream(copy)) {
      long at = 0;
      Optional<Bytes> block = store.get(object, at, BLOCK);
      while (block.isPresent() && !block.get().isEmpty()) {
        out.write(block.get().array());
        at += block.get().length();
        course.run();
        block = store.get(object, at, BLOCK);
      }
    }
    return copy;
  }

  private Optional<Preparation.Failure> encode(
      Preparation preparation, Path folder, Path source, Course course)
      throws IOException, InterruptedException {
    try (Encoding encoding =
        new Encoding(
            encoder.start(source, folder, title(preparation), preparation.acceptsShort()))) {
      while (!encoding.endsWithin(LOOK)) {
        boolean paused = isLiveStrained.getAsBoolean();
        encoding.pause(paused);
        course.at(encoding.progress(), paused);
        if (course.isStalled()) {
          LOG.warn("The encoder of {} gets no further: it is ended", preparation.id());
          return Optional.of(failure(FilmFlaw.BROKE_OFF));
        }
        course.run();
      }
      Optional<FilmFlaw> flaw = encoding.flaw();
      if (flaw.equals(Optional.of(FilmFlaw.BROKE_OFF))) {
        LOG.warn("The encoder of {} ended with status {}", preparation.id(), encoding.status());
      }
      return flaw.map(found -> new Preparation.Failure(found.code(), encoding.words(found)));
    }
  }
}
