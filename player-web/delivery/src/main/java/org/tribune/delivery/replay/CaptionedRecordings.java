package org.tribune.delivery.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.Withholdings;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.catalogue.recording.CataloguedChannel;
import org.tribune.catalogue.recording.HiddenPassages;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.LiveCaption;

/**
 * What is said in the recordings that anybody may find, by their captions and else by what was
 * heard on air, as the catalogue has it now and without their segments being read: a moment less or
 * more may count at the beginning. Calls block, and throw {@code
 * org.tribune.catalogue.CatalogueException} if the catalogue is away. Safe for all threads.
 */
public final class CaptionedRecordings {
  private final Catalogue catalogue;
  private final Withholdings withholdings;
  private final List<CaptionSource> order;

  CaptionedRecordings(Catalogue catalogue, Withholdings withholdings, List<CaptionSource> order) {
    this.catalogue = catalogue;
    this.withholdings = withholdings;
    this.order = order;
  }

  /**
   * A recording.
   *
   * @param title never empty
   * @param chapters who had the floor, where a caption doesn't name who says it
   */
  public record Captioned(
      Recording recording, String title, ReplayCaptions captions, ReplayChapters chapters) {}

  /**
   * Each in which something is said, with what is another text as soon as anything else may be
   * read.
   */
  public Map<BroadcastId, String> prints() {
    Map<BroadcastId, Long> versions = new HashMap<>(catalogue.transcripts().versions());
    versions.putAll(catalogue.captions().versions());
    Map<BroadcastId, String> prints = new TreeMap<>();
    versions.forEach((id, version) -> prints.put(id, print(id, version)));
    return prints;
  }

  /** The recording, if what may be read of it still has this print. */
  public Optional<Recording> find(BroadcastId id, String print) {
    return listed(id).filter(each -> print(id, each.version()).equals(print));
  }

  /** The catalogue may hear of an order a moment after the log has it. */
  private String print(BroadcastId id, long version) {
    return version
        + withholdings
            .logged(id, /* corrections= */ List.of())
            .map(open -> open.stream().map(each -> "-" + each.id()).collect(Collectors.joining()))
            .orElse("");
  }

  /** What may be read of a recording now; empty if there is nothing. */
  public Optional<Captioned> find(BroadcastId id) {
    // First what is said: what is to be hidden of it is known by then.
    RecordingCaptions captions =
        catalogue.captions().find(id).orElseGet(() -> RecordingCaptions.none(id));
    List<LiveCaption> said = catalogue.transcripts().said(id);
    return listed(id)
        .map(recording -> of(recording, captions, HeardCaptions.of(recording, said, order)))
        .filter(each -> !each.captions().languages().isEmpty());
  }

  private Optional<Recording> listed(BroadcastId id) {
    return catalogue.recording(id).filter(MarkedRecordings::isListed);
  }

  private Captioned of(
      Recording recording, RecordingCaptions captions, Map<String, HeardCaptions> heard) {
    BroadcastId id = recording.id();
    ReplayCaptions shown =
        ReplayCaptions.of(
            captions,
            heard,
            HiddenPassages.of(recording, withholdings.broadcast(id), catalogue.corrections(id)),
            ReplayChapters.clock(catalogue, recording));
    return new Captioned(
        recording,
        title(recording),
        shown,
        ReplayChapters.of(catalogue, recording, catalogue.shownMarking(id)));
  }

  private String title(Recording recording) {
    return recording.title().isEmpty()
        ? catalogue.channels().stream()
            .filter(each -> each.id().equals(recording.channel()))
            .map(CataloguedChannel::name)
            .findFirst()
            .orElse(recording.channel().value())
        : recording.title();
  }
}
