package org.tribune.core.broadcast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.tribune.core.channel.ChannelId;

/**
 * A broadcast as its events left it. Immutable.
 *
 * @param origin media time zero of its timeline
 * @param liveAt when it went on air
 * @param endedAt when it ended
 * @param interruptions when there was no debate, in order
 * @param withholdings passages that were public and are withheld, or were, in the order of their
 *     ids
 */
public record Broadcast(
    BroadcastId id,
    ChannelId channel,
    String title,
    BroadcastState state,
    Instant origin,
    Optional<Instant> liveAt,
    Optional<Instant> endedAt,
    List<Interruption> interruptions,
    List<Withholding> withholdings) {
  public Broadcast {
    // A backup of an earlier version knows of none.
    interruptions = interruptions == null ? List.of() : List.copyOf(interruptions);
    withholdings = withholdings == null ? List.of() : List.copyOf(withholdings);
  }

  /** A broadcast of which nothing was ever withheld. */
  public Broadcast(
      BroadcastId id,
      ChannelId channel,
      String title,
      BroadcastState state,
      Instant origin,
      Optional<Instant> liveAt,
      Optional<Instant> endedAt,
      List<Interruption> interruptions) {
    this(id, channel, title, state, origin, liveAt, endedAt, interruptions, List.of());
  }

  /** The broadcast that an {@link BroadcastEvent.Opened} begins. */
  public static Broadcast of(BroadcastEvent.Opened opened) {
    return new Broadcast(
        opened.broadcast(),
        opened.channel(),
        opened.title(),
        BroadcastState.PREVIEW,
        opened.at(),
        /* liveAt= */ Optional.empty(),
        /* endedAt= */ Optional.empty(),
        /* interruptions= */ List.of(),
        /* withholdings= */ List.of());
  }

  /**
   * This broadcast after {@code event}. An event that its state does not allow changes nothing: the
   * log may hold what two consoles asked at once.
   */
  public Broadcast after(BroadcastEvent event) {
    return switch (event) {
      case BroadcastEvent.Opened opened -> this;
      case BroadcastEvent.WentLive live ->
          state == BroadcastState.PREVIEW
              ? in(BroadcastState.LIVE, Optional.of(live.at()), endedAt, interruptions)
              : this;
      case BroadcastEvent.Suspended suspended ->
          state == BroadcastState.LIVE || state == BroadcastState.CLOSED
              ? interrupted(BroadcastState.SUSPENDED, Interruption.Kind.SUSPENSION, suspended.at())
              : this;
      case BroadcastEvent.FloorGiven floor ->
          state == BroadcastState.LIVE
              ? interrupted(BroadcastState.SUSPENDED, Interruption.Kind.PUBLIC_FLOOR, floor.at())
              : this;
      case BroadcastEvent.Closed closed ->
          state == BroadcastState.LIVE || state == BroadcastState.SUSPENDED
              ? interrupted(BroadcastState.CLOSED, Interruption.Kind.CLOSED_SESSION, closed.at())
              : this;
      case BroadcastEvent.ItemShown item ->
          state == BroadcastState.CLOSED
              ? in(
                  state,
                  liveAt,
                  endedAt,
                  interruptions.stream().map(each -> each.showingItem(item.shown())).toList())
              : this;
      case BroadcastEvent.Resumed resumed ->
          state == BroadcastState.SUSPENDED || state == BroadcastState.CLOSED
              ? in(BroadcastState.LIVE, liveAt, endedAt, interruptionsUntil(resumed.at()))
              : this;
      case BroadcastEvent.Ended ended ->
          state == BroadcastState.ENDED
              ? this
              : in(
                  BroadcastState.ENDED,
                  liveAt,
                  Optional.of(ended.at()),
                  interruptionsUntil(ended.at()));
      case BroadcastEvent.Withheld order -> isPublic() ? withheld(order) : this;
      case BroadcastEvent.Lifted lifted ->
          withholding(lifted.withholding(), each -> each.liftedAt(lifted.at()));
      case BroadcastEvent.CorrectionRequested asked ->
          withholding(asked.withholding(), each -> each.correctedBy(asked.correction()));
    };
  }

  /**
   * What lies within a passage that is withheld already changes nothing: an order may come twice.
   */
  private Broadcast withheld(BroadcastEvent.Withheld order) {
    if (withholdingOf(order.from(), order.to()).isPresent()) {
      return this;
    }
    List<Withholding> all = new ArrayList<>(withholdings);
    all.add(
        new Withholding(
            all.size() + 1,
            order.from(),
            order.to(),
            order.at(),
            /* liftedAt= */ Optional.empty(),
            /* correction= */ OptionalInt.empty()));
    return withholding(all);
  }

  /** The order in force that withholds all of a passage, if one does. */
  public Optional<Withholding> withholdingOf(Instant from, Instant to) {
    return withholdings.stream()
        .filter(each -> each.isInForce() && each.correction().isEmpty())
        .filter(each -> !from.isBefore(each.from()) && !to.isAfter(each.to()))
        .findFirst();
  }

  private Broadcast withholding(int number, UnaryOperator<Withholding> change) {
    return withholding(
        withholdings.stream()
            .map(each -> each.id() == number ? change.apply(each) : each)
            .toList());
  }

  private Broadcast withholding(List<Withholding> all) {
    return new Broadcast(id, channel, title, state, origin, liveAt, endedAt, interruptions, all);
  }

  private Broadcast interrupted(BroadcastState next, Interruption.Kind kind, Instant at) {
    List<Interruption> all = new ArrayList<>(interruptionsUntil(at));
    all.add(new Interruption(kind, at, Optional.empty()));
    return in(next, liveAt, endedAt, all);
  }

  private List<Interruption> interruptionsUntil(Instant end) {
    if (interruptions.isEmpty() || interruptions.getLast().until().isPresent()) {
      return interruptions;
    }
    return interruptions.stream().map(each -> each.endedBy(end)).toList();
  }

  private Broadcast in(
      BroadcastState next,
      Optional<Instant> live,
      Optional<Instant> ended,
      List<Interruption> interrupted) {
    return new Broadcast(id, channel, title, next, origin, live, ended, interrupted, withholdings);
  }

  /** True if the public may see something of it: it is or was on air. */
  public boolean isPublic() {
    return liveAt.isPresent();
  }

  /**
   * Since when neither item nor floor is shown to the public: a closed session took them away with
   * the picture.
   */
  public Optional<Instant> itemHiddenSince() {
    return interruptions.stream()
        .filter(each -> each.until().isEmpty() && !each.itemShown())
        .filter(each -> each.kind() == Interruption.Kind.CLOSED_SESSION)
        .map(Interruption::from)
        .findFirst();
  }

  /** True until it has ended. */
  public boolean isOpen() {
    return state != BroadcastState.ENDED;
  }
}
