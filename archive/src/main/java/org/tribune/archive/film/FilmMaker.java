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
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.TranscodeJobs;
import org.tribune.catalogue.video.Video;
import org.tribune.core.Bytes;
import org.tribune.core.film.EncoderLine;
import org.tribune.core.film.FilmManifest;
import org.tribune.core.film.TranscodeError;
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
    private final TranscodeJob job;
    private final long begun = System.nanoTime();
    private long renewed = begun;
    private long moved = begun;
    private double share = 0;
    private boolean paused = false;

    Course(TranscodeJob job) {
      this.job = job;
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
      switch (jobs().renew(job.id(), owner, share, left(), paused, clock.instant().plus(LEASE))) {
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

  private TranscodeJobs jobs() {
    return catalogue.transcodeJobs();
  }

  /**
   * Makes the film of a preparation that this worker has.
   *
   * @throws StoreException if the store failed; the job was given back
   * @throws CatalogueException if the catalogue failed
   */
  void make(TranscodeJob job) throws InterruptedException {
    Course course = new Course(job);
    FilmImport target = new FilmImport(catalogue, store, course);
    if (store.lengthOf(job.source().object()).isEmpty()) {
      fail(job, failure(TranscodeError.GONE));
      return;
    }
    try {
      Path folder = work.begin(job.id());
      Optional<TranscodeJob.Failure> flaw =
          encode(job, folder.resolve("film"), source(job, folder, course), course);
      if (flaw.isPresent()) {
        fail(job, flaw.get());
        return;
      }
      FileOwnership.take(folder.resolve("film"));
      FilmManifest made = target.take(job.id(), folder.resolve("film"), title(job));
      finish(job, target);
      caption(job, made.captions());
    } catch (Stop stop) {
      stopped(job, stop.kind, target);
    } catch (SandboxException e) {
      LOG.error("The film {} is not opened without a sandbox: {}", job.id(), e.getMessage());
      fail(job, failure(TranscodeError.UNCONFINED));
    } catch (IOException | UncheckedIOException e) {
      LOG.error("The film {} can't be made: {}", job.id(), e.toString());
      fail(job, failure(TranscodeError.DISK));
    } catch (StoreException | CatalogueException e) {
      // The film is not to blame.
      giveBack(job);
      throw e;
    } catch (RuntimeException e) {
      // What the encoder left can't be understood: the films behind it are made all the same.
      LOG.error("The transcoded film {} can't be imported", job.id(), e);
      fail(job, failure(TranscodeError.BROKE_OFF));
    } finally {
      work.end(job.id());
    }
  }

  private String title(TranscodeJob job) {
    return catalogue.videos().find(job.report()).map(video -> video.texts().title()).orElse("");
  }

  private void finish(TranscodeJob job, FilmImport target) {
    switch (jobs().finish(job.id(), owner, clock.instant())) {
      case GO_ON -> {
        store.delete(job.source().object());
        LOG.info("The film {} is ready", job.id());
      }
      case CANCELLED -> stopped(job, Stop.Kind.CANCELLED, target);
      case LOST -> stopped(job, Stop.Kind.LOST, target);
    }
  }

  /** The film's own subtitles are captions to start from, where the report has none. */
  private void caption(TranscodeJob job, Map<String, String> captions) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Optional<Video> video =
          catalogue
              .videos()
              .find(job.report())
              .filter(found -> found.film().equals(Optional.of(job.id())));
      Optional<Video> captioned = video.map(found -> found.captioned(captions, clock.instant()));
      if (captioned.equals(video)
          || captioned.flatMap(next -> catalogue.videos().replace(next)).isPresent()) {
        return;
      }
    }
    LOG.warn("The subtitles of the film {} are left out: its report is being changed", job.id());
  }

  private void stopped(TranscodeJob job, Stop.Kind why, FilmImport target) {
    switch (why) {
      case CANCELLED -> target.forget(job.id());
      case LOST -> LOG.warn("Another worker has claimed the film {}: this one drops it", job.id());
      case CLOSED -> giveBack(job);
    }
  }

  private void giveBack(TranscodeJob job) {
    jobs().giveBack(job.id(), owner);
  }

  private static TranscodeJob.Failure failure(TranscodeError flaw) {
    return new TranscodeJob.Failure(flaw.code(), flaw.words());
  }

  private void fail(TranscodeJob job, TranscodeJob.Failure failure) {
    LOG.info("The film {} can't be transcoded: {}", job.id(), failure.code());
    var _ = jobs().fail(job.id(), owner, failure, clock.instant());
  }

  /** The file on this machine's disk. */
  private Path source(TranscodeJob job, Path folder, Course course) throws IOException {
    String object = job.source().object();
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

  private Optional<TranscodeJob.Failure> encode(
      TranscodeJob job, Path folder, Path source, Course course)
      throws IOException, InterruptedException {
    try (Encoding encoding =
        new Encoding(encoder.start(source, folder, title(job), job.acceptsShort()))) {
      while (!encoding.endsWithin(LOOK)) {
        boolean paused = isLiveStrained.getAsBoolean();
        encoding.pause(paused);
        course.at(encoding.progress(), paused);
        if (course.isStalled()) {
          LOG.warn("The transcode process of {} makes no progress: it is killed", job.id());
          return Optional.of(failure(TranscodeError.BROKE_OFF));
        }
        course.run();
      }
      Optional<TranscodeError> flaw = encoding.flaw();
      if (flaw.equals(Optional.of(TranscodeError.BROKE_OFF))) {
        LOG.warn("The transcode process of {} exited with status {}", job.id(), encoding.status());
      }
      return flaw.map(found -> new TranscodeJob.Failure(found.code(), encoding.words(found)));
    }
  }
}
