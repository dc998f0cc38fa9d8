package org.tribune.core.broadcast;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.text.ValidationException;

/** One thing that happened to a broadcast. The events of a channel, folded, are its state. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = BroadcastEvent.Opened.class, name = "opened"),
  @JsonSubTypes.Type(value = BroadcastEvent.WentLive.class, name = "wentLive"),
  @JsonSubTypes.Type(value = BroadcastEvent.Suspended.class, name = "suspended"),
  @JsonSubTypes.Type(value = BroadcastEvent.Closed.class, name = "closed"),
  @JsonSubTypes.Type(value = BroadcastEvent.ItemShown.class, name = "item-shown"),
  @JsonSubTypes.Type(value = BroadcastEvent.FloorGiven.class, name = "floor-given"),
  @JsonSubTypes.Type(value = BroadcastEvent.Resumed.class, name = "resumed"),
  @JsonSubTypes.Type(value = BroadcastEvent.Ended.class, name = "ended"),
  @JsonSubTypes.Type(value = BroadcastEvent.Withheld.class, name = "withheld"),
  @JsonSubTypes.Type(value = BroadcastEvent.Lifted.class, name = "lifted"),
  @JsonSubTypes.Type(
      value = BroadcastEvent.CorrectionRequested.class,
      name = "correction-requested")
})
public sealed interface BroadcastEvent {
  /** The broadcast it happened to. */
  BroadcastId broadcast();

  /** When it took effect. */
  Instant at();

  /**
   * A broadcast was created, in {@link BroadcastState#PREVIEW}. {@code at} is the origin of its
   * timeline: media time zero.
   *
   * @param channel the channel it is on
   * @param title what the public reads, empty if the channel's name says enough
   * @param automatic true: no person opened it, the channel's autostart did
   */
  record Opened(
      BroadcastId broadcast,
      Instant at,
      ChannelId channel,
      String title,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean automatic)
      implements BroadcastEvent {
    /** A person opened it. */
    public Opened(BroadcastId broadcast, Instant at, ChannelId channel, String title) {
      this(broadcast, at, channel, title, /* automatic= */ false);
    }
  }

  /** It went on air: what is shown from {@code at} on is public. Nothing earlier ever is. */
  record WentLive(BroadcastId broadcast, Instant at) implements BroadcastEvent {}

  /** The sitting is suspended: the camera is off the air from {@code at} on. */
  record Suspended(BroadcastId broadcast, Instant at) implements BroadcastEvent {}

  /** The sitting is suspended for the public's questions: the camera stays on the air. */
  record FloorGiven(BroadcastId broadcast, Instant at) implements BroadcastEvent {}

  /**
   * The session is closed: nothing is written of what was not published yet at {@code at}, nor of
   * what comes until it is resumed.
   */
  record Closed(BroadcastId broadcast, Instant at) implements BroadcastEvent {}

  /**
   * The clerk lets the public read, or not, which item is debated in the closed session that lasts,
   * and who has the floor. From its beginning on it does not.
   */
  record ItemShown(BroadcastId broadcast, Instant at, boolean shown) implements BroadcastEvent {}

  /** The camera is on the air again, after a suspension or a closed session. */
  record Resumed(BroadcastId broadcast, Instant at) implements BroadcastEvent {}

  /** It is over: what is shown from {@code at} on is not part of it. */
  record Ended(BroadcastId broadcast, Instant at) implements BroadcastEvent {}

  /**
   * A passage of it may not be seen any more, whether it is on air or over, though it was public:
   * its segments stay stored.
   *
   * @param from when the passage was filmed
   * @param to the end of it, excluded
   */
  record Withheld(BroadcastId broadcast, Instant at, Instant from, Instant to)
      implements BroadcastEvent {
    public Withheld {
      if (!from.isBefore(to)) {
        throw ValidationException.contradiction(
            "A passage ends after it begins: " + from + " to " + to);
      }
    }
  }

  /**
   * A person takes the order back: the passage is public again.
   *
   * @param withholding the {@link Withholding#id()}
   */
  record Lifted(BroadcastId broadcast, Instant at, int withholding) implements BroadcastEvent {}

  /**
   * A correction of the recording was asked for, which takes the place of the order once it is
   * carried out.
   *
   * @param withholding the {@link Withholding#id()}
   * @param correction of the recording, by its id
   */
  record CorrectionRequested(BroadcastId broadcast, Instant at, int withholding, int correction)
      implements BroadcastEvent {}
}
