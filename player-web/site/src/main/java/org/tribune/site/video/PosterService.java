package org.tribune.site.video;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.FilmPictures;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoAction;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.catalogue.video.VideoRuleException;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.text.Message;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.picture.SmallerPicture;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.ProblemException;

/**
 * Takes pictures that reporters send to stand for their films. Of what is sent the pixels alone are
 * kept: a telephone writes into its files where they were made. Calls block, and throw what {@link
 * BlockingAnswers#fail} answers. Safe for all threads.
 */
final class PosterService {
  private static final Logger LOG = LoggerFactory.getLogger(PosterService.class);

  /** As large as the largest that is taken from a film. */
  private static final int WIDTH = 1280;

  private static final int HEIGHT = 720;
  private static final float QUALITY = 0.85f;

  /** The console makes them smaller before it sends them. */
  private static final int MOST_PIXELS = 16_000_000;

  private static final int LEAST_SIDE = 160;
  private static final int DIGEST_BYTES = 6;

  private final VideoService service;
  private final Catalogue catalogue;
  private final Optional<ObjectStore> store;
  private final Supplier<Instant> now;

  PosterService(
      VideoService service,
      Catalogue catalogue,
      Optional<ObjectStore> store,
      Supplier<Instant> now) {
    this.service = service;
    this.catalogue = catalogue;
    this.store = store;
    this.now = now;
  }

  /** Makes a JPEG or PNG file the picture of a report's film, in the place of one sent before. */
  VideoResponses.StaffReport take(String id, long version, Bytes file, VideoActor by) {
    Video video = service.require(id, by);
    video.require(VideoAction.EDIT, by);
    Recording film = film(video);
    ObjectStore objects = store.orElseThrow(PosterService::noStore);
    if (video.version() != version) {
      return service.write(id, () -> version, by, before -> before);
    }
    Asset picture = put(objects, film, jpeg(file));
    Optional<String> before =
        catalogue.assets(film.id()).stream()
            .filter(each -> each.name().equals(FilmPictures.OWN))
            .map(Asset::file)
            .filter(each -> !each.equals(picture.file()))
            .findFirst();
    if (!catalogue.saveAssets(film.id(), film.revision(), List.of(picture))) {
      objects.delete(RecordingNames.asset(film.id(), picture.file()));
      throw corrected();
    }
    before.ifPresent(each -> forget(objects, film.id(), each));
    return service.write(
        id,
        () -> version,
        by,
        saved -> saved.edited(saved.settings().withPoster(picture.file()), by, now.get()));
  }

  private Recording film(Video video) {
    return video
        .film()
        .flatMap(catalogue::recording)
        .filter(Recording::isStored)
        .orElseThrow(
            () ->
                new VideoRuleException(
                    VideoRuleException.Reason.NOT_READY, "video.poster-before-film"));
  }

  private static Asset put(ObjectStore objects, Recording film, Bytes jpeg) {
    Bytes sha256 = Sha256.of(jpeg);
    String name =
        "%s-r%d-%s.jpg"
            .formatted(
                FilmPictures.OWN,
                film.revision(),
                HexFormat.of().formatHex(sha256.array(), 0, DIGEST_BYTES));
    objects.put(RecordingNames.asset(film.id(), name), jpeg);
    return new Asset(FilmPictures.OWN, name, "image/jpeg", jpeg.length(), sha256);
  }

  private static Bytes jpeg(Bytes file) {
    String format = SmallerPicture.formatOf(file).orElseThrow(() -> refused(NO_PICTURE));
    try {
      SmallerPicture.Size size = SmallerPicture.sizeOf(file, format);
      if (size.pixels() > MOST_PIXELS) {
        throw refused(TOO_LARGE);
      }
      if (Math.min(size.width(), size.height()) < LEAST_SIDE) {
        throw refused(TOO_SMALL);
      }
      return SmallerPicture.read(file, format).within(WIDTH, HEIGHT).jpeg(QUALITY);
    } catch (ProblemException e) {
      throw e;
    } catch (IOException | RuntimeException | LinkageError e) {
      // A damaged picture may throw anything.
      LOG.info("A picture that was sent for a film can't be read: {}", e.toString());
      throw refused(NO_PICTURE);
    }
  }

  private static final Message NO_PICTURE = Message.of("video.poster-unreadable");

  private static final Message TOO_LARGE = Message.of("video.poster-too-large");

  private static final Message TOO_SMALL = Message.of("video.poster-too-small");

  private static ProblemException refused(Message why) {
    return ProblemException.badRequest(why);
  }

  private static ProblemException noStore() {
    return new ProblemException(Problem.of(503, "No store", "video.no-recordings"));
  }

  private static ProblemException corrected() {
    return new ProblemException(Problem.of(409, "The film was corrected", "video.film-corrected"));
  }

  private static void forget(ObjectStore objects, BroadcastId film, String file) {
    try {
      objects.delete(RecordingNames.asset(film, file));
    } catch (StoreException e) {
      LOG.warn(
          "The poster {} is not used any more, but could not be deleted: {}", file, e.getMessage());
    }
  }
}
