package org.tribune.web.takeaway;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.catalogue.Catalogue;
import org.tribune.core.catalogue.CatalogueException;
import org.tribune.core.catalogue.Recording;
import org.tribune.web.http.BodyBlock;

/**
 * A body that ends in the middle, about two seconds after a correction was asked for or the
 * recording was to be erased: what must not be seen is not sent on. Who still may have the rest
 * asks for it again. Used by one thread.
 */
final class WatchedBody implements Body {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedBody.class);
  private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

  private final Body body;
  private final Catalogue catalogue;
  private final Recording recording;
  private final int corrections;
  private long looked = System.nanoTime();

  WatchedBody(Body body, Catalogue catalogue, Recording recording) {
    this.body = body;
    this.catalogue = catalogue;
    this.recording = recording;
    this.corrections = catalogue.corrections(recording.id()).size();
  }

  @Override
  public Optional<BodyBlock> next() {
    long now = System.nanoTime();
    if (now - looked > INTERVAL) {
      looked = now;
      if (!isStill()) {
        throw new IllegalStateException(recording.id() + " was corrected or is being erased");
      }
    }
    return body.next();
  }

  private boolean isStill() {
    try {
      return catalogue.corrections(recording.id()).size() == corrections
          && catalogue
              .recording(recording.id())
              .filter(
                  now -> now.state() == recording.state() && now.revision() == recording.revision())
              .isPresent();
    } catch (CatalogueException e) {
      // No correction can be asked for while the catalogue is away.
      LOG.warn("A download goes on although the catalogue does not answer: {}", e.getMessage());
      return true;
    }
  }

  @Override
  public void close() {
    body.close();
  }
}
