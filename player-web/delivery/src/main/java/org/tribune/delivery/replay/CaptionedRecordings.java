package org.tribune.delivery.replay;

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

/**
 * What is said in the recordings that anybody may find, by their captions, as the catalogue has it
 * now and without their segments being read: a moment less or more may count at the beginning.
 * Calls block, and throw {@code org.tribune.catalogue.CatalogueException} if the catalogue is away.
 * Safe for all threads.
 */
public final class CaptionedRecordings {
  private final Catalogue catalogue;
  private final Withholdings withholdings;

  CaptionedRecordings(Catalogue catalogue, Withholdings withholdings) {
    this.catalogue = catalogue;
    this.withholdings = withholdings;
  }

  /**
   * A recording.
   *
   * @param title never empty
   */
  public record Captioned(Recording recording, String title, ReplayCaptions captions) {}

  /** Each that has captions, with what is another text as soon as anything else may be read. */
  public Map<BroadcastId, String> prints() {
    Map<BroadcastId, String> prints = new TreeMap<>();
    catalogue.captions().versions().forEach((id, version) -> prints.put(id, print(id, version)));
    return prints;
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
    Optional<RecordingCaptions> captions = catalogue.captions().find(id);
    return captions
        .flatMap(each -> catalogue.recording(id).filter(MarkedRecordings::isListed))
        .map(recording -> of(recording, captions.orElseThrow()))
        .filter(each -> !each.captions().languages().isEmpty());
  }

  private Captioned of(Recording recording, RecordingCaptions captions) {
    BroadcastId id = recording.id();
    ReplayCaptions shown =
        ReplayCaptions.of(
            captions,
            HiddenPassages.of(recording, withholdings.broadcast(id), catalogue.corrections(id)),
            ReplayChapters.clock(catalogue, recording));
    return new Captioned(recording, title(recording), shown);
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
