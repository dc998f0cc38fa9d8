package org.tribune.site.deliberation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.publication.Publications;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.ItemKind;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingBuilder;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.site.attendance.PublicVotes;
import org.tribune.site.sitting.SittingBroadcasts;

/**
 * The one place that says what everybody may read of what assemblies decided. Whoever shows, lists,
 * exports, indexes or sends decisions asks it, so that a draft, a closed session or what only
 * clerks read gets out by no other way. Calls block. Safe for all threads.
 */
public final class PublicDecisions {
  private static final Comparator<Sitting> NEWEST_FIRST =
      Comparator.comparing((Sitting each) -> each.facts().start())
          .reversed()
          .thenComparing(each -> each.id().value());

  private final Sittings sittings;
  private final Publications publications;
  private final Function<Sitting, PublicVotes> votes;

  public PublicDecisions(Catalogue catalogue, SittingBroadcasts broadcasts) {
    this(catalogue, broadcasts::publicVotes);
  }

  /**
   * Decisions of the sittings of a catalogue.
   *
   * @param votes what the public may read of those of one
   */
  public PublicDecisions(Catalogue catalogue, Function<Sitting, PublicVotes> votes) {
    this.sittings = catalogue.sittings();
    this.publications = catalogue.publications();
    this.votes = votes;
  }

  /** Those of all sittings, of the newest first; looked for one sitting after the other. */
  public Stream<PublicDecision> all() {
    return of(sittings.list(SittingQuery.ALL));
  }

  /** Those of these sittings, of the newest first; looked for one sitting after the other. */
  public Stream<PublicDecision> of(Collection<Sitting> some) {
    return some.stream().sorted(NEWEST_FIRST).flatMap(each -> of(each).stream());
  }

  /** Those of a sitting, as the catalogue has it, in the order of its agenda. */
  public List<PublicDecision> of(Sitting sitting) {
    Listed listed = Listed.of(sitting, publications.of(sitting.id()));
    return shown(sitting, listed).stream()
        .flatMap(
            shown ->
                shown.items().stream()
                    .filter(PublicDecisions::isDecision)
                    .map(
                        item ->
                            new PublicDecision(shown, item, item.deliberation(), listed.has(item))))
        .toList();
  }

  /** True while the doors of a sitting are closed. */
  public boolean isClosed(Sitting sitting) {
    return votes.apply(sitting).isClosed();
  }

  /** The one about an item; empty if there is none that anybody may read. */
  public Optional<PublicDecision> find(SittingId sitting, ItemId item) {
    return sittings.find(sitting).stream()
        .flatMap(found -> of(found).stream())
        .filter(each -> each.item().id().equals(item))
        .findFirst();
  }

  /**
   * A sitting with what everybody may know of it, and nothing else: no note, no summary, no vote
   * behind closed doors while they are closed, nobody's name where the public was not admitted, no
   * document or deliberation that is not published.
   *
   * @return empty if it is a draft or does not take place
   */
  public Optional<Sitting> shown(Sitting sitting) {
    return shown(sitting, Listed.of(sitting, publications.of(sitting.id())));
  }

  private Optional<Sitting> shown(Sitting sitting, Listed listed) {
    if (!sitting.status().isPublic() || !sitting.status().takesPlace()) {
      return Optional.empty();
    }
    PublicVotes readable = votes.apply(sitting);
    Sitting voted = readable.shown(sitting);
    return Optional.of(
        SittingBuilder.builder(voted)
            .items(voted.items().stream().map(item -> shown(sitting, item, listed)).toList())
            .documents(sitting.documents().stream().filter(Document::isPublic).toList())
            .attendance(sitting.hasPublicAttendance() ? sitting.attendance() : Attendance.NONE)
            .changedBy("")
            .build());
  }

  private static AgendaItem shown(Sitting sitting, AgendaItem item, Listed listed) {
    boolean isNamed = sitting.facts().isOpenToPublic();
    return item.change()
        .notes("")
        .summary("")
        .vote(item.vote().map(each -> shown(each, isNamed)))
        .motions(
            item.motions().stream()
                .map(
                    each ->
                        new Motion(
                            each.id(), each.title(), each.vote().map(vote -> shown(vote, isNamed))))
                .toList())
        .deliberation(item.deliberation().flatMap(each -> shown(sitting, item, each, listed)))
        .build();
  }

  /** With nobody's name where the public is not admitted. */
  private static Vote shown(Vote vote, boolean isNamed) {
    return isNamed
        ? vote
        : new Vote(
            vote.outcome(),
            vote.isUnanimous(),
            vote.tally(),
            vote.ballot().map(each -> new Ballot(each.kind(), each.at(), List.of(), each.blank())),
            vote.recordedAt());
  }

  private static Optional<Deliberation> shown(
      Sitting sitting, AgendaItem item, Deliberation deliberation, Listed listed) {
    if (deliberation.publishedAt().isEmpty()) {
      return listed
          .number(item)
          .map(
              number ->
                  new Deliberation(
                      number, deliberation.matterCode(), Optional.empty(), Optional.empty()));
    }
    return Optional.of(
        new Deliberation(
            deliberation.number(),
            deliberation.matterCode(),
            deliberation
                .signed()
                .filter(id -> sitting.document(id).filter(Document::isPublic).isPresent()),
            deliberation.publishedAt()));
  }

  private static boolean isDecision(AgendaItem shown) {
    return shown.kind() != ItemKind.HEADING
        && (shown.vote().isPresent()
            || shown.deliberation().isPresent()
            || shown.motions().stream().anyMatch(each -> each.vote().isPresent()));
  }
}
