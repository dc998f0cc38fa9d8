package org.tribune.archive.caption;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaTime;

/** The sound of recordings, segment by segment, as it is stored. Calls block. */
final class RecordedSound {
  private static final Logger LOG = LoggerFactory.getLogger(RecordedSound.class);

  private final Catalogue catalogue;
  private final ObjectStore store;

  RecordedSound(Catalogue catalogue, ObjectStore store) {
    this.catalogue = catalogue;
    this.store = store;
  }

  /** The first rendition of sound that a recording has. */
  static Optional<Rendition.Audio> rendition(Recording recording) {
    return recording.format().renditions().stream()
        .filter(Rendition.Audio.class::isInstance)
        .map(Rendition.Audio.class::cast)
        .findFirst();
  }

  /** The segments that are stored and last beyond a time, in order. */
  List<RecordedSegment> behind(Recording recording, Rendition.Audio sound, MediaTime time) {
    return catalogue.segments(recording.id(), sound.id()).stream()
        .filter(each -> each.state() == SegmentState.STORED)
        .filter(each -> time.isBefore(each.start().plus(each.duration())))
        .toList();
  }

  /** A segment; empty if it is not as it was stored. */
  Optional<Bytes> read(Recording recording, RecordedSegment segment) {
    String name = RecordingNames.segment(recording.id(), segment);
    Optional<Bytes> content =
        store
            .get(name)
            .filter(bytes -> bytes.length() == segment.length())
            .filter(bytes -> Sha256.of(bytes).equals(segment.sha256()));
    if (content.isEmpty()) {
      LOG.warn("{} is damaged or lost: it is not heard; run 'tribune doctor'", name);
    }
    return content;
  }
}
