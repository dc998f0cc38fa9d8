package org.tribune.site.sitting;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openapitools.jackson.nullable.JsonNullable;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.catalogue.sitting.Agenda;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.DeadlineKind;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.ItemKind;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingDetails;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingFactsBuilder;
import org.tribune.catalogue.sitting.SittingMode;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.site.attendance.AttendanceRequest;
import org.tribune.site.attendance.DecisionRequests.DeliberationRequest;
import org.tribune.site.attendance.DecisionRequests.MotionRequest;
import org.tribune.site.attendance.VoteRequest;
import org.tribune.site.http.Lenient;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;
import org.tribune.site.http.RequestField;

/**
 * Changes of sittings as clerks send them: what is left out stays as it is. What does not fit is a
 * {@code ValidationException}.
 */
final class SittingRequests {
  private SittingRequests() {}

  /**
   * What a sitting is, when and where.
   *
   * @param localStart in {@code zone}; if that is left out, in the site's
   */
  record FactsRequest(
      Optional<String> title,
      Optional<String> body,
      Optional<LocalDateTime> localStart,
      Optional<ZoneId> zone,
      @JsonUnwrapped SittingDetails.Change details,
      Optional<SittingMode> mode,
      Optional<Boolean> openToPublic,
      @Lenient JsonNullable<ChannelId> channel) {
    /**
     * The facts of a new sitting.
     *
     * @param usual the channel, if nothing is said of it
     */
    SittingFacts create(Optional<ChannelId> usual) {
      LocalDateTime start =
          localStart.orElseThrow(
              () -> ProblemException.mustBe("localStart", "request.kind.day-and-hour"));
      ZoneId where = zone.orElseGet(ZoneId::systemDefault);
      return put(
          SittingFacts.of(body.orElse(""), start.atZone(where).toInstant(), where).channel(usual),
          SittingDetails.NONE);
    }

    SittingFacts changed(SittingFacts before) {
      ZoneId where =
          // Who types an hour means the site's.
          zone.orElseGet(() -> localStart.isPresent() ? ZoneId.systemDefault() : before.zone());
      LocalDateTime start =
          localStart.orElseGet(() -> LocalDateTime.ofInstant(before.start(), before.zone()));
      return put(
          before.change().start(start.atZone(where).toInstant()).zone(where), before.details());
    }

    /** What is said of all but the time, over what {@code facts} are. */
    private SittingFacts put(SittingFactsBuilder facts, SittingDetails before) {
      title.ifPresent(facts::title);
      body.ifPresent(facts::body);
      facts.details(details.of(before));
      mode.ifPresent(facts::mode);
      openToPublic.ifPresent(facts::isOpenToPublic);
      channel.ifPresent(given -> facts.channel(Optional.ofNullable(given)));
      return facts.build();
    }
  }

  /** What becomes of it, and who speaks. */
  record SittingRequest(
      Optional<SittingStatus> status,
      Optional<List<BroadcastId>> broadcasts,
      Optional<List<SpeakerRequest>> speakers,
      Optional<AttendanceRequest> attendance,
      @RequestField(kind = "request.kind.deadlines") Optional<List<DeadlineKind>> settled) {
    Sitting apply(Sitting before) {
      Sitting after = before;
      if (status.isPresent()) {
        after = after.in(status.get());
      }
      if (broadcasts.isPresent()) {
        after = after.withBroadcasts(broadcasts.get());
      }
      if (speakers.isPresent()) {
        after =
            after.withSpeakers(speakers.get().stream().map(each -> each.speaker(before)).toList());
      }
      if (attendance.isPresent()) {
        after = after.with(attendance.get().attendance());
      }
      if (settled.isPresent()) {
        Set<DeadlineKind> kinds = EnumSet.noneOf(DeadlineKind.class);
        kinds.addAll(settled.get());
        after = after.withSettled(kinds);
      }
      return after;
    }
  }

  /**
   * One of a sitting's speakers, all of it.
   *
   * @param member who they are in the assembly; left out: as it was
   */
  record SpeakerRequest(
      SpeakerId id,
      Optional<String> name,
      Optional<String> group,
      Optional<String> role,
      Optional<String> commune,
      JsonNullable<MemberId> member) {
    private Speaker speaker(Sitting before) {
      return new Speaker(
          id,
          name.orElse(""),
          group.orElse(""),
          role.orElse(""),
          commune.orElse(""),
          RequestBody.after(member, before.speaker(id).flatMap(Speaker::member)));
    }
  }

  /**
   * A sitting's agenda.
   *
   * @param items those that changed
   * @param order of all
   */
  record AgendaRequest(@Lenient List<ItemRequest> items, Optional<List<ItemId>> order) {
    Sitting apply(Sitting before) {
      List<AgendaItem> changed = items.stream().map(each -> each.apply(before)).toList();
      return before.withItems(Agenda.changed(before.items(), changed, order));
    }
  }

  /**
   * An item of the agenda.
   *
   * @param id which one, among several
   */
  record ItemRequest(
      @Lenient String id,
      Optional<Integer> level,
      Optional<String> numbering,
      Optional<String> title,
      Optional<ItemKind> kind,
      Optional<String> rapporteur,
      Optional<String> notes,
      JsonNullable<VoteRequest> vote,
      Optional<List<MotionRequest>> motions,
      JsonNullable<DeliberationRequest> deliberation,
      Optional<String> summary) {
    /** The item of this id, which is made if it is not there yet. */
    private AgendaItem apply(Sitting sitting) {
      ItemId which = Parameters.id(id, ItemId::new);
      return apply(
          sitting
              .item(which)
              .orElseGet(
                  () ->
                      AgendaItem.of(which, /* level= */ 0, /* numbering= */ "", /* title= */ "")));
    }

    AgendaItem apply(AgendaItem before) {
      return new AgendaItem(
          before.id(),
          level.orElse(before.level()),
          numbering.orElse(before.numbering()),
          title.orElse(before.title()),
          kind.orElse(before.kind()),
          rapporteur.orElse(before.rapporteur()),
          notes.orElse(before.notes()),
          vote.isPresent()
              ? Optional.ofNullable(vote.get()).map(each -> each.vote(before.vote()))
              : before.vote(),
          motions
              .map(all -> all.stream().map(each -> each.motion(before.motions())).toList())
              .orElse(before.motions()),
          deliberation.isPresent()
              ? Optional.ofNullable(deliberation.get()).map(DeliberationRequest::deliberation)
              : before.deliberation(),
          summary.orElse(before.summary()));
    }
  }

  /**
   * What is said of a document.
   *
   * @param isPublic {@code public} in JSON, which Java has other uses for
   */
  record DocumentRequest(
      @Lenient JsonNullable<ItemId> item,
      Optional<DocumentKind> kind,
      Optional<String> title,
      @JsonProperty("public") Optional<Boolean> isPublic) {
    Document apply(Document before) {
      return before.described(
          RequestBody.after(item, before.item()),
          kind.orElse(before.kind()),
          title.orElse(before.title()),
          isPublic.orElse(before.isPublic()));
    }
  }
}
