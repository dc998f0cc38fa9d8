package org.tribune.site.broadcast;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.status.Alert;
import org.tribune.core.status.SoundLevel;
import org.tribune.core.status.SourceStatus;
import org.tribune.core.status.TranscoderStatus;
import org.tribune.site.recording.RecordingResponses;

/** What the routes and event streams of channels return, as {@code openapi.yaml} describes it. */
public final class ChannelResponses {
  private ChannelResponses() {}

  /**
   * A channel as the public sees it.
   *
   * @param broadcast that there is to see
   * @param hasCaptions true once something of what is said in it can be read
   */
  public record Channel(
      String id,
      String name,
      String state,
      Optional<BroadcastFacts> broadcast,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean hasCaptions) {
    static Channel of(ChannelConfig channel, Optional<Broadcast> shown, boolean hasCaptions) {
      return new Channel(
          channel.id().value(),
          channel.name(),
          stateOf(shown),
          shown.map(BroadcastFacts::of),
          hasCaptions);
    }
  }

  static String stateOf(Optional<Broadcast> shown) {
    return shown.map(each -> word(each.state())).orElse("offline");
  }

  /** The same, and how many watch it. */
  public record Watched(@JsonUnwrapped Channel channel, int viewers) {}

  /**
   * A broadcast.
   *
   * @param startedAt when it went live
   * @param interruption why the camera is off the air, while it is
   */
  record BroadcastFacts(
      String id,
      String channel,
      String title,
      String state,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      Optional<OpenInterruption> interruption) {
    static BroadcastFacts of(Broadcast broadcast) {
      return new BroadcastFacts(
          broadcast.id().value(),
          broadcast.channel().value(),
          broadcast.title(),
          word(broadcast.state()),
          broadcast.liveAt(),
          broadcast.endedAt(),
          broadcast.interruptions().stream()
              .filter(each -> each.until().isEmpty())
              .findFirst()
              .map(OpenInterruption::of));
    }
  }

  /**
   * Why the camera is off the air.
   *
   * @param itemShown whether the item that is debated is named meanwhile
   */
  record OpenInterruption(String kind, Instant since, boolean itemShown) {
    static OpenInterruption of(Interruption interruption) {
      return new OpenInterruption(
          word(interruption.kind()), interruption.from(), interruption.itemShown());
    }
  }

  /** A broadcast, with what of it is withheld. */
  record OperatorBroadcast(
      @JsonUnwrapped BroadcastFacts facts, List<RecordingResponses.Withheld> withholdings) {
    static OperatorBroadcast of(Broadcast broadcast) {
      return new OperatorBroadcast(
          BroadcastFacts.of(broadcast),
          broadcast.withholdings().stream()
              .filter(Withholding::isInForce)
              .map(RecordingResponses.Withheld::of)
              .toList());
    }
  }

  /**
   * A channel as the operator sees it.
   *
   * @param broadcast that is open, a rehearsal too, or can still be seen
   * @param publicationDelay in seconds; empty: the site's usual one
   * @param sources in the order of the channel
   * @param transcoder empty while nothing is heard of it
   * @param captions who writes them
   * @param alerts the worst and newest first
   */
  record OperatorChannel(
      String id,
      String name,
      String state,
      Optional<OperatorBroadcast> broadcast,
      int viewers,
      boolean autostart,
      String autostartMode,
      Optional<Double> publicationDelay,
      List<SourceStatus> sources,
      Optional<TranscoderStatus> transcoder,
      CaptionSourcesResponse captions,
      List<Alert> alerts,
      Optional<String> previewUrl) {}

  /** The sound of a channel: a number for each of its channels of sound, in dBFS. */
  record Sound(String channel, List<Double> peakDecibels, List<Double> rmsDecibels) {
    static Sound of(ChannelConfig channel, SoundLevel sound) {
      return new Sound(channel.id().value(), sound.peakDecibels(), sound.rmsDecibels());
    }
  }

  /**
   * The sitting that a channel's page shows.
   *
   * @param tag changes with what is public of it
   */
  record ShownSitting(Optional<String> id, Optional<String> tag) {}

  /**
   * The same for the staff, of one of all channels.
   *
   * @param tag changes with all of it
   */
  record StaffSitting(String channel, String id, String tag) {
    static StaffSitting of(ChannelId channel, Sitting sitting) {
      return new StaffSitting(
          channel.value(), sitting.id().value(), Long.toString(sitting.version()));
    }
  }

  private static String word(Interruption.Kind kind) {
    return switch (kind) {
      case SUSPENSION -> "suspension";
      case PUBLIC_FLOOR -> "publicFloor";
      case CLOSED_SESSION -> "closedSession";
    };
  }

  private static String word(BroadcastState state) {
    return switch (state) {
      case PREVIEW -> "preview";
      // The broadcast goes on: its interruption says what there is to see.
      case LIVE, SUSPENDED, CLOSED -> "live";
      case ENDED -> "ended";
    };
  }
}
