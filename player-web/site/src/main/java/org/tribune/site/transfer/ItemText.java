package org.tribune.site.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.minutes.draft.MinutesWording;
import org.tribune.catalogue.minutes.draft.VoteSentence;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.core.text.Messages;

/** What became of items of an agenda, in sentences. For one thread. */
final class ItemText {
  private final VoteSentence votes;
  private final Messages words;

  ItemText(TransferContents contents, Messages words) {
    this.votes = new VoteSentence(contents.sitting(), MinutesWording.of(contents.language()));
    this.words = words;
  }

  /** All of it, a line each; empty if nothing became of it. */
  String of(AgendaItem item) {
    List<String> lines = new ArrayList<>();
    item.motions().forEach(each -> motion(each).ifPresent(lines::add));
    item.vote().ifPresent(each -> lines.add(votes.of(each)));
    item.deliberation().flatMap(this::deliberation).ifPresent(lines::add);
    return String.join("\n", lines);
  }

  private Optional<String> motion(Motion motion) {
    return motion
        .vote()
        .map(vote -> words.text("page.sitting.motion", motion.title(), votes.of(vote)));
  }

  private Optional<String> deliberation(Deliberation deliberation) {
    if (deliberation.number().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        deliberation.matterCode().isEmpty()
            ? words.text("transfer.deliberation", deliberation.number())
            : words.text(
                "transfer.deliberation-on", deliberation.number(), deliberation.matterCode()));
  }
}
