package org.tribune.site.caption;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.config.ChannelConfig;
import org.tribune.delivery.caption.LiveTranscripts;
import org.tribune.site.broadcast.ChannelResponseMapper;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.recording.ChapterProjection;
import org.tribune.site.sitting.SittingBroadcasts;

/** The pages of text alone of what is on air. Calls block. Safe for all threads. */
final class LiveTextService {
  /**
   * What is read without asking for all of it: a line of a few kbit/s brings it again and again.
   */
  private static final Duration RECENT = Duration.ofMinutes(15);

  private final LiveTranscripts transcripts;
  private final ChannelResponseMapper channels;
  private final ChapterProjection chapters;
  private final Sittings sittings;
  private final SittingBroadcasts broadcasts;

  LiveTextService(
      LiveTranscripts transcripts,
      ChannelResponseMapper channels,
      ChapterProjection chapters,
      Sittings sittings,
      SittingBroadcasts broadcasts) {
    this.transcripts = transcripts;
    this.channels = channels;
    this.chapters = chapters;
    this.sittings = sittings;
    this.broadcasts = broadcasts;
  }

  /**
   * A channel's page; empty if there is no such channel.
   *
   * @param isWhole all that was said, not only what was said a while ago
   * @param reloads the page loads itself again
   * @throws org.tribune.catalogue.CatalogueException if the catalogue is away
   */
  Optional<ServerRenderedPage> page(
      String channel, boolean isWhole, boolean reloads, PageFrame frame) {
    LiveTextPage.Choice choice = new LiveTextPage.Choice(isWhole, reloads);
    return channels.find(channel).map(each -> page(each, choice, frame).page());
  }

  private LiveTextPage page(ChannelConfig channel, LiveTextPage.Choice choice, PageFrame frame) {
    Optional<Broadcast> shown = channels.shown(channel);
    if (shown.isEmpty()) {
      return new LiveTextPage(
          channel, shown, LiveText.of(List.of(), List.of()), Map.of(), "", choice, frame);
    }
    transcripts.awaitRecalled(shown.get().id());
    LiveCaptionResponses.Transcript read =
        LiveCaptionResponses.Transcript.of(transcripts, shown.get(), Optional.empty());
    List<LiveCaptionResponses.Caption> captions =
        choice.isWhole() ? read.captions() : recent(read.captions());
    List<Mark> marks = chapters.shown(shown.get());
    LiveText text = LiveText.of(captions, marks);
    return new LiveTextPage(
        channel, shown, text, votes(text), read.place().orElse(""), choice, frame);
  }

  private static List<LiveCaptionResponses.Caption> recent(
      List<LiveCaptionResponses.Caption> captions) {
    Instant from =
        captions.stream()
            .map(LiveCaptionResponses.Caption::end)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH)
            .minus(RECENT);
    return captions.stream().filter(each -> each.start().isAfter(from)).toList();
  }

  /** What was decided on the items that are read. */
  private Map<ItemId, Vote> votes(LiveText text) {
    Map<ItemId, Vote> votes = new HashMap<>();
    text.sections().stream()
        .flatMap(each -> each.item().flatMap(Mark::sitting).stream())
        .distinct()
        .flatMap(each -> items(each).stream())
        .forEach(each -> each.vote().ifPresent(vote -> votes.put(each.id(), vote)));
    return votes;
  }

  private List<AgendaItem> items(SittingId sitting) {
    return sittings
        .find(sitting)
        .filter(each -> each.status().isPublic())
        .map(broadcasts::withPublicVotes)
        .map(Sitting::items)
        .orElse(List.of());
  }
}
