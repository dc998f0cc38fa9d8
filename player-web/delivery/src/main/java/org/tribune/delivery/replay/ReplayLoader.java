package org.tribune.delivery.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.Withholdings;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.HiddenPassages;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.rendition.Rendition;

/**
 * Reads recordings from the catalogue, all renditions of one at once: each is some thousand rows to
 * read and to understand. Safe for all threads.
 */
final class ReplayLoader {
  private final Catalogue catalogue;
  private final Withholdings withholdings;
  private final ExecutorService threads;
  private final String language;
  private final List<CaptionSource> order;

  /**
   * A loader.
   *
   * @param withholdings what is withheld, and when a session was closed
   * @param threads for calls that block; closed by the caller
   * @param order of the sources of captions on air, the best first
   */
  ReplayLoader(
      Catalogue catalogue,
      Withholdings withholdings,
      ExecutorService threads,
      String language,
      List<CaptionSource> order) {
    this.catalogue = catalogue;
    this.withholdings = withholdings;
    this.threads = threads;
    this.language = language;
    this.order = order;
  }

  /**
   * A recording as it is now. Blocks.
   *
   * @param withheld what is withheld of it
   * @throws CatalogueException if the catalogue does not answer
   */
  Replay load(Recording recording, List<Withholding> withheld) {
    Map<String, Future<RecordingIndex.Rows>> loading = new LinkedHashMap<>();
    for (Rendition rendition : recording.format().renditions()) {
      loading.put(rendition.id(), threads.submit(() -> load(recording.id(), rendition)));
    }
    Map<String, RecordingIndex.Rows> renditions = new LinkedHashMap<>();
    loading.forEach((rendition, rows) -> renditions.put(rendition, loaded(rows)));
    RecordingCaptions captions =
        catalogue
            .captions()
            .find(recording.id())
            .orElseGet(() -> RecordingCaptions.none(recording.id()));
    Map<String, HeardCaptions> heard =
        HeardCaptions.of(recording, catalogue.transcripts().said(recording.id()), order);
    // After segments and captions: what is to be withheld of them is known by now.
    List<Correction> corrections = catalogue.corrections(recording.id());
    RecordingIndex index =
        new RecordingIndex(
            recording,
            renditions,
            corrections,
            withheld,
            catalogue.assets(recording.id()),
            catalogue.shownMarking(recording.id()),
            captions,
            heard,
            captions.tracks().isEmpty() && heard.isEmpty()
                ? List.of()
                : hidden(recording, corrections));
    return new Replay(index, language);
  }

  private List<Passage> hidden(Recording recording, List<Correction> corrections) {
    return HiddenPassages.of(recording, withholdings.broadcast(recording.id()), corrections);
  }

  private RecordingIndex.Rows load(BroadcastId id, Rendition rendition) {
    boolean hasKeyFrames = rendition instanceof Rendition.Video;
    return catalogue.gatherSegments(
        id, rendition.id(), hasKeyFrames, RecordingIndex.Rows.gathered());
  }

  private static RecordingIndex.Rows loaded(Future<RecordingIndex.Rows> loading) {
    try {
      return loading.get();
    } catch (ExecutionException e) {
      throw new CatalogueException(String.valueOf(loading.exceptionNow().getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CatalogueException("The server stops", e);
    }
  }
}
