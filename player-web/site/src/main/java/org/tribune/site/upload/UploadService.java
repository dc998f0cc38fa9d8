package org.tribune.site.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.TranscodeJobState;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoAction;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.catalogue.video.VideoId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.store.StoredObject;
import org.tribune.core.text.ValidationException;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.Staff;

/**
 * Takes films to this machine, and from there into the store and the queue. One for all event
 * loops. Calls block. Safe for all threads.
 */
final class UploadService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UploadService.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Catalogue catalogue;
  private final Optional<ObjectStore> store;
  private final Duration keep;
  private final MediaClock clock;
  private final UploadFolder folder;
  private final Uploads uploads;

  /** One hand-over at a time: a film is never stored twice at once. */
  private final ReentrantLock handing = new ReentrantLock();

  private Optional<Thread> keeper = Optional.empty();

  /** A service; its folder is in the data directory. */
  public UploadService(
      TribuneConfig config, Catalogue catalogue, Optional<ObjectStore> store, MediaClock clock) {
    this.catalogue = catalogue;
    this.store = store;
    this.keep = config.films().keepUnfinished();
    this.clock = clock;
    Path place = config.data().resolve("films");
    this.folder = new UploadFolder(place);
    this.uploads = new Uploads(folder, config.films(), config.retention().freeSpace(), clock);
  }

  /** Takes up what an earlier process left; to be called once. */
  public void start() {
    try {
      uploads.prepare();
    } catch (IOException e) {
      throw new UncheckedIOException("The films under way can't be read: check data", e);
    }
    keeper = Optional.of(Thread.ofVirtual().name("uploads").start(this::keep));
  }

  public Uploads uploads() {
    return uploads;
  }

  /** Who acts, for a report. */
  private static VideoActor actor(Staff staff) {
    return staff.actor();
  }

  /** Begins an upload for a report that {@code staff} may send a film for. */
  public Upload create(Staff staff, UploadMetadata metadata, long length) throws IOException {
    if (store.isEmpty()) {
      throw new UploadException(Problem.of(503, "No store", "upload.no-store"));
    }
    Video video = metadata.find("report").flatMap(this::report).orElseThrow(this::noReport);
    if (!video.mayBeSeenBy(actor(staff))) {
      throw noReport();
    }
    video.require(VideoAction.FILM, actor(staff));
    String name = metadata.find("filename").orElse("film");
    return uploads.create(staff.account(), video.id(), name, length);
  }

  private Optional<Video> report(String id) {
    try {
      return catalogue.videos().find(new VideoId(id));
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }

  private UploadException noReport() {
    return new UploadException(Problem.of(404, "No such report", "upload.no-report"));
  }

  /** Puts what is whole into the queue, on a thread of its own. */
  void handOverSoon() {
    Thread.ofVirtual().name("films").start(this::handOver);
  }

  /** Puts what is whole into the queue; what fails is tried again. */
  public void handOver() {
    handing.lock();
    try {
      for (Upload each : uploads.whole()) {
        handOver(each);
      }
    } finally {
      handing.unlock();
    }
  }

  /** Each step can be done again: a crash between two of them is made good by the next try. */
  private void handOver(Upload upload) {
    String object = TranscodeJob.objectOf(upload.film());
    try {
      ObjectStore objects = store.orElseThrow();
      if (folder.hasBytes(upload)) {
        objects.putFile(object, folder.bytes(upload));
      }
      boolean isStored = objects.lengthOf(object).orElse(-1) == upload.length();
      if (!isStored || catalogue.videos().find(upload.report()).isEmpty()) {
        LOG.warn(
            "The upload of the film {} of report {} is abandoned", upload.film(), upload.report());
        objects.delete(object);
        uploads.forget(upload);
        return;
      }
      var _ =
          catalogue
              .transcodeJobs()
              .enqueue(
                  TranscodeJob.waiting(
                      upload.film(),
                      upload.report(),
                      upload.name(),
                      upload.length(),
                      clock.now().toInstant()));
      uploads.handedOver(upload);
      LOG.info("The film {} of report {} is in the queue", upload.film(), upload.report());
    } catch (StoreException | CatalogueException | IOException e) {
      LOG.error(
          "The film {} waits on this machine until it can be stored: {}",
          upload.film(),
          e.getMessage());
    }
  }

  private void keep() {
    try {
      while (true) {
        handOver();
        sweep();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Removes what expired, and files that nobody makes into a film any more. */
  public void sweep() {
    try {
      uploads.sweep();
      store.ifPresent(this::sweep);
    } catch (StoreException | CatalogueException | IOException e) {
      LOG.warn("Old uploads are looked at again later: {}", e.getMessage());
    }
  }

  private void sweep(ObjectStore objects) {
    Instant limit = clock.now().toInstant().minus(keep);
    try (Stream<StoredObject> listed = objects.list(TranscodeJob.OBJECTS)) {
      for (StoredObject each : (Iterable<StoredObject>) listed::iterator) {
        boolean isOver = preparation(each).filter(found -> isOver(found, limit)).isPresent();
        if (isOver) {
          objects.delete(each.name());
        }
      }
    }
  }

  private Optional<TranscodeJob> preparation(StoredObject object) {
    try {
      String id = object.name().substring(TranscodeJob.OBJECTS.length());
      return catalogue.transcodeJobs().find(new BroadcastId(id));
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }

  /** One that failed may be tried again for a while. */
  private static boolean isOver(TranscodeJob job, Instant limit) {
    return job.state() == TranscodeJobState.DONE
        || (!job.state().isOpen()
            && job.finishedAt().filter(end -> end.isBefore(limit)).isPresent());
  }

  @Override
  public void close() {
    keeper.ifPresent(Thread::interrupt);
  }
}
