package org.tribune.archive.caption;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingNames;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.core.caption.SpokenNames;

/** What is likely to be said in a recording: what is known of the sittings that it may be of. */
final class NamesInRecording {
  private static final Duration NEAR = Duration.ofHours(12);
  private static final int MOST = 20;

  private final Catalogue catalogue;

  NamesInRecording(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  SpokenNames of(Recording recording) {
    Instant began = recording.startedAt();
    List<Sitting> near =
        catalogue
            .sittings()
            .list(
                new SittingQuery(
                    Optional.of(began.minus(NEAR)),
                    Optional.of(began.plus(NEAR)),
                    /* latestFirst= */ true,
                    MOST));
    return SittingNames.of(near.stream().filter(each -> isOf(recording, each)).toList());
  }

  private static boolean isOf(Recording recording, Sitting sitting) {
    return sitting.broadcasts().isEmpty()
        ? sitting.facts().channel().equals(Optional.of(recording.channel()))
        : sitting.broadcasts().contains(recording.id());
  }
}
