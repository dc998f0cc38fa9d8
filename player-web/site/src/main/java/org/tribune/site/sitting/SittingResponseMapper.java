package org.tribune.site.sitting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.attendance.SittingChecks;
import org.tribune.catalogue.sitting.Agenda;
import org.tribune.catalogue.sitting.Deadline;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.ItemKind;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.ChannelConfig;
import org.tribune.site.attendance.AttendanceResponses;

/**
 * Sittings as the API shows them: to the public without notes and without what is not published, to
 * clerks whole. Safe for all threads.
 */
public final class SittingResponseMapper {
  private final List<ChannelConfig> channels;

  public SittingResponseMapper(List<ChannelConfig> channels) {
    this.channels = List.copyOf(channels);
  }

  /**
   * Where what was filmed of a sitting can be watched.
   *
   * @param items where the debate of an item can be watched again
   */
  public record Watching(Optional<String> live, List<String> replays, Map<ItemId, String> items) {
    public static final Watching NOTHING = new Watching(Optional.empty(), List.of(), Map.of());
  }

  /** The channel of a site that has one alone. */
  Optional<ChannelId> onlyChannel() {
    return Optional.of(channels).filter(each -> each.size() == 1).map(each -> each.getFirst().id());
  }

  /** One of many, for the public. */
  SittingResponses.Summary summary(Sitting sitting, Watching watching) {
    return summary(
        sitting, watching, sitting.documents().stream().filter(Document::isPublic).count());
  }

  private SittingResponses.Summary summary(Sitting sitting, Watching watching, long documents) {
    return new SittingResponses.Summary(
        facts(sitting),
        // A heading is no item: "Finances" is not debated.
        sitting.items().stream().filter(each -> each.kind() != ItemKind.HEADING).count(),
        documents,
        watching.live(),
        watching.replays());
  }

  private SittingResponses.Facts facts(Sitting sitting) {
    return SittingResponses.Facts.of(sitting, sitting.facts().channel().map(this::channel));
  }

  private SittingResponses.Channel channel(ChannelId id) {
    return new SittingResponses.Channel(
        id.value(),
        channels.stream()
            .filter(each -> each.id().equals(id))
            .map(ChannelConfig::name)
            .findFirst()
            .orElse(id.value()));
  }

  /** All that the public may know. */
  public SittingResponses.Detail detail(
      Sitting sitting, Watching watching, Optional<Instant> minutesPublishedAt) {
    Map<ItemId, ItemId> parents = Agenda.parents(sitting.items());
    return new SittingResponses.Detail(
        facts(sitting),
        watching.live(),
        watching.replays(),
        speakers(sitting),
        sitting.items().stream()
            .map(
                each ->
                    AgendaResponses.PublicItem.of(
                        sitting,
                        each,
                        parents,
                        Optional.ofNullable(watching.items().get(each.id()))))
            .toList(),
        sitting.documents().stream()
            .filter(Document::isPublic)
            .map(each -> SittingResponses.ListedDocument.of(sitting.id(), each))
            .toList(),
        present(sitting),
        minutesPublishedAt);
  }

  private static Optional<AttendanceResponses.Present> present(Sitting sitting) {
    return sitting.hasPublicAttendance() && sitting.attendance().hasBegun()
        ? Optional.of(AttendanceResponses.Present.of(sitting.attendance()))
        : Optional.empty();
  }

  private static List<SittingResponses.ListedSpeaker> speakers(Sitting sitting) {
    return sitting.speakers().stream().map(SittingResponses.ListedSpeaker::of).toList();
  }

  /**
   * What clerks alone see of a sitting.
   *
   * @param endedAt since when it seems to be over, if they are to be asked whether it is
   */
  record ForClerks(List<Deadline> deadlines, LocalDate today, Optional<Instant> endedAt) {
    private ClerkSittingResponses.ClerkFacts of(Sitting sitting) {
      return ClerkSittingResponses.ClerkFacts.of(
          sitting,
          deadlines.stream().map(each -> ClerkSittingResponses.DueDate.of(each, today)).toList(),
          endedAt);
    }
  }

  /** One of many, for clerks. */
  ClerkSittingResponses.Summary clerkSummary(Sitting sitting, Watching watching, ForClerks theirs) {
    return new ClerkSittingResponses.Summary(
        summary(sitting, watching, sitting.documents().size()), theirs.of(sitting));
  }

  /** Everything. */
  ClerkSittingResponses.Detail clerkDetail(
      Sitting sitting, Watching watching, ForClerks theirs, SittingChecks checks) {
    Map<ItemId, ItemId> parents = Agenda.parents(sitting.items());
    return new ClerkSittingResponses.Detail(
        facts(sitting),
        watching.live(),
        watching.replays(),
        speakers(sitting),
        sitting.items().stream().map(each -> AgendaResponses.ClerkItem.of(each, parents)).toList(),
        sitting.documents().stream()
            .map(each -> ClerkSittingResponses.ClerkDocument.of(sitting.id(), each))
            .toList(),
        sitting.broadcasts().stream().map(BroadcastId::value).toList(),
        AttendanceResponses.Roll.of(sitting.attendance()),
        checks.doubts().stream().map(AttendanceResponses.Check::of).toList(),
        checks.quorum().stream().map(AttendanceResponses.QuorumOf::of).toList(),
        theirs.of(sitting));
  }
}
