package org.tribune.site.deliberation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.minutes.MinutesState;
import org.tribune.catalogue.minutes.draft.MinutesWording;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.publication.PublicationKind;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.text.ValidationException;
import org.tribune.delivery.replay.MarkedRecordings;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.publication.PublicationService;
import org.tribune.site.sitting.SittingBroadcasts;

/**
 * The pages of decisions and of what was published of them, for everybody. Calls block. Safe for
 * all threads.
 */
final class PublicDeliberations {
  private final Catalogue catalogue;
  private final PublicDecisions decisions;
  private final PublicationService publications;
  private final SittingBroadcasts broadcasts;
  private final MarkedRecordings recordings;
  private final Function<String, MinutesWording> wording;

  PublicDeliberations(
      Catalogue catalogue,
      PublicDecisions decisions,
      PublicationService publications,
      SittingBroadcasts broadcasts,
      MarkedRecordings recordings,
      TribuneConfig config) {
    this.catalogue = catalogue;
    this.decisions = decisions;
    this.publications = publications;
    this.broadcasts = broadcasts;
    this.recordings = recordings;
    this.wording = language -> SiteWording.of(config, language);
  }

  private Optional<Sitting> sitting(String id) {
    try {
      return catalogue.sittings().find(new SittingId(id));
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }

  /** The page of what a sitting decided; empty if nothing of it can be read. */
  Optional<ServerRenderedPage> list(String id, PageFrame frame) {
    Optional<Sitting> found = sitting(id);
    List<PublicDecision> all = found.map(decisions::of).orElse(List.of());
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<Publication> published = catalogue.publications().of(all.getFirst().sitting().id());
    Optional<Publication> list = Listed.of(all.getFirst().sitting(), published).entry();
    boolean differs =
        list.filter(
                each ->
                    !each.decisions()
                        .equals(
                            DeliberationList.of(found.orElseThrow(), all.getFirst().sitting())
                                .lines()))
            .isPresent();
    return Optional.of(
        new DeliberationListPage(
                all,
                list.map(each -> publications.entry(each, /* isForClerks= */ false)),
                differs,
                places(all.getFirst().sitting()),
                wording.apply(frame.language()),
                frame)
            .page());
  }

  private VotePlaces places(Sitting shown) {
    return new VotePlaces(shown, broadcasts, recordings);
  }

  /** The page of a decision; empty if nothing of it can be read. */
  Optional<ServerRenderedPage> decision(String id, String item, PageFrame frame) {
    Optional<Sitting> found = sitting(id);
    return found.map(decisions::of).orElse(List.of()).stream()
        .filter(each -> each.item().id().value().equals(item))
        .findFirst()
        .map(
            decision ->
                new DecisionPage(
                        decision,
                        catalogue.publications().of(decision.sitting().id()).stream()
                            .filter(each -> each.kind() == PublicationKind.DELIBERATION)
                            .filter(each -> each.item().equals(Optional.of(decision.item().id())))
                            .map(each -> publications.entry(each, /* isForClerks= */ false))
                            .toList()
                            .reversed(),
                        debate(decision.sitting().id(), decision.item().id()),
                        places(decision.sitting()),
                        wording.apply(frame.language()),
                        frame)
                    .page());
  }

  /** What the adopted minutes say of the debate: they are public. */
  private List<Block> debate(SittingId sitting, ItemId item) {
    return catalogue.minutes().find(sitting).stream()
        .filter(each -> each.state() == MinutesState.ADOPTED)
        .flatMap(each -> each.blocks().stream())
        .filter(each -> each.item().equals(Optional.of(item)))
        .filter(each -> each.kind() == BlockKind.SUMMARY || each.kind() == BlockKind.PARAGRAPH)
        .toList();
  }
}
