package org.tribune.catalogue.minutes.draft;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.minutes.Moment;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.core.broadcast.Broadcast;

/**
 * Composes the draft of a sitting's minutes of what is known of it. Nothing is asked of the
 * catalogue, and the same gives the same, ids included. Of a closed session there is that it was,
 * and from when to when: nothing that was said, marked, typed or voted in it.
 */
public final class MinutesComposer {
  private final MinutesSources sources;
  private final MinutesWording words;
  private final SpeakerNames names;

  private MinutesComposer(MinutesSources sources) {
    this.sources = sources;
    this.words = sources.words();
    this.names = new SpeakerNames(sources.sitting(), words);
  }

  /** The blocks, in order. */
  public static List<Block> compose(MinutesSources sources) {
    return new MinutesComposer(sources).blocks();
  }

  /**
   * Items that were debated behind closed doors, even in part: what was typed of them without an
   * hour, such as the summary, is not in the draft. The clerk writes what may be read.
   */
  public static Set<ItemId> leftOut(MinutesSources sources) {
    return new ClosedSessions(sources).touched();
  }

  private List<Block> blocks() {
    ClosedSessions closed = new ClosedSessions(sources);
    PresenceText presence = new PresenceText(sources, names, closed);
    DebateTimeline timeline = new DebateTimeline(sources);
    Events events = new Events(sources, names, presence, timeline);
    AnsweredQuestions questions = new AnsweredQuestions(sources, closed);
    BlockList out = new BlockList();
    new HeadBlocks(sources, names, presence).write(out);
    Optional<ItemId> none = Optional.empty();
    if (events.hasAnyOf(none)) {
      out.heading("heading-opening", /* level= */ 2, words.text("heading.opening"));
      events.write(none, out);
    }
    ItemBlocks items = new ItemBlocks(sources, names, closed, timeline, events, questions);
    for (AgendaItem each : sources.sitting().items()) {
      items.write(each, out);
    }
    if (questions.hasAnyOf(none)) {
      out.heading("heading-questions", /* level= */ 2, words.text("heading.questions"));
      questions.write(none, out);
    }
    closing(out);
    return out.blocks();
  }

  private void closing(BlockList out) {
    out.heading("heading-closing", /* level= */ 2, words.text("heading.closing"));
    Optional<Broadcast> last =
        sources.broadcasts().stream()
            .filter(_ -> sources.broadcasts().stream().noneMatch(Broadcast::isOpen))
            .filter(each -> each.endedAt().isPresent())
            .max(Comparator.comparing(each -> each.endedAt().orElseThrow()));
    out.add(
        "closing",
        BlockKind.EVENT,
        last.map(each -> new Moment(each.id(), each.endedAt().orElseThrow())),
        /* speaker= */ "",
        last.flatMap(Broadcast::endedAt)
            .map(at -> words.text("event.closing", Map.of("hour", hour(at))))
            .orElseGet(() -> words.text("event.closing-unknown")));
    out.heading("heading-signatures", /* level= */ 2, words.text("heading.signatures"));
    Attendance attendance = sources.sitting().attendance();
    out.add(
        "signatures",
        BlockKind.SIGNATURE,
        signature("signature.chair", attendance.chair())
            + "\n"
            + signature("signature.secretary", attendance.secretary()));
  }

  private String hour(Instant at) {
    return words.hour(at, sources.sitting().facts().zone());
  }

  private String signature(String key, Optional<SpeakerId> who) {
    return who.flatMap(names::name)
        .map(name -> words.text(key, SpeakerNames.values(name, Map.of())))
        .orElseGet(() -> words.text(key + "-unknown"));
  }
}
