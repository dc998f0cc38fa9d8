package org.tribune.archive.storyboard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoId;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;

/**
 * Sees to it that each film has pictures of what its report shows of it: looks at all reports whose
 * version is another than the one that was looked at, so that a trim is followed within seconds.
 * Calls block. Used by one thread.
 */
final class FilmPosters {
  private static final Logger LOG = LoggerFactory.getLogger(FilmPosters.class);

  private final Catalogue catalogue;
  private final ObjectStore store;
  private final Pace pace;
  private final Map<VideoId, Long> seen = new HashMap<>();
  private final Deque<VideoId> waiting = new ArrayDeque<>();

  FilmPosters(Catalogue catalogue, ObjectStore store, Pace pace) {
    this.catalogue = catalogue;
    this.store = store;
    this.pace = pace;
  }

  /** True if there is another film to look at. */
  boolean isBusy() {
    return !waiting.isEmpty();
  }

  /**
   * Looks at one film.
   *
   * @throws StoreException if the store does not answer: the next call tries it again
   * @throws CatalogueException likewise
   */
  void advance() {
    if (waiting.isEmpty()) {
      Map<VideoId, Long> now = catalogue.videos().versions();
      seen.keySet().retainAll(now.keySet());
      now.forEach(
          (id, version) -> {
            if (!version.equals(seen.get(id))) {
              waiting.add(id);
            }
          });
    }
    VideoId next = waiting.peek();
    if (next != null) {
      Optional<Video> video = catalogue.videos().find(next);
      if (video.map(this::draw).orElse(true)) {
        video.ifPresent(each -> seen.put(each.id(), each.version()));
      }
      waiting.remove();
    }
  }

  /** False if it is to be looked at again: something of the film may not be seen now. */
  private boolean draw(Video video) {
    Optional<Recording> film =
        video
            .film()
            .flatMap(catalogue::recording)
            .filter(Recording::isStored)
            .filter(each -> !Renditions.video(each).isEmpty());
    if (film.isEmpty()) {
      return true;
    }
    if (catalogue.isContested(film.get().id())) {
      return false;
    }
    try (FilmStills stills = new FilmStills(store, catalogue, film.get(), pace)) {
      return stills.draw(video.settings());
    } catch (StoreException | CatalogueException e) {
      throw e;
    } catch (RuntimeException e) {
      // It would fail again each time: the film is as good without pictures.
      LOG.error("No pictures of the film {} can be made", film.get().id(), e);
      return true;
    }
  }
}
