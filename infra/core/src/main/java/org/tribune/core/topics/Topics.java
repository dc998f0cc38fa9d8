package org.tribune.core.topics;

import java.time.Duration;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastEventCodec;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenNames;
import org.tribune.core.channel.ChannelSchedule;
import org.tribune.core.contribution.ContributionCodec;
import org.tribune.core.contribution.ContributionEntry;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.log.JsonCodec;
import org.tribune.core.log.Topic;
import org.tribune.core.rendition.RenditionCodec;
import org.tribune.core.rendition.RenditionEntry;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.status.StatusEntry;

/** The topics of Tribune. */
public final class Topics {
  private static final long MEGABYTE = 1 << 20;
  private static final long SMALL = 200;

  /** What happens to broadcasts; keyed by channel. Durable: it is the memory of the site. */
  public static final Topic<BroadcastEvent> EVENTS =
      new Topic<>(
          "events",
          new BroadcastEventCodec(),
          Topic.FOREVER,
          /* memoryLimit= */ Long.MAX_VALUE,
          event -> SMALL);

  /**
   * The sources' packets; keyed by broadcast. Kafka deletes them in segments of ten seconds, and
   * looks for what is over every ten: they are gone within two minutes. In one process a transcoder
   * that begins again needs them from the last key frame on: 16 s of 12 Mbit/s are enough.
   */
  public static final Topic<ContributionEntry> CONTRIBUTION =
      new Topic<>(
          "contribution",
          new ContributionCodec(),
          Duration.ofSeconds(95),
          /* memoryLimit= */ 24 * MEGABYTE,
          entry ->
              entry instanceof ContributionPacket packet ? SMALL + packet.data().length() : SMALL);

  /**
   * The encoded parts; keyed by broadcast. In one process the live window holds the last half
   * minute of them in any case: 32 MB of the fullest ladder.
   */
  public static final Topic<RenditionEntry> RENDITIONS =
      new Topic<>(
          "renditions",
          new RenditionCodec(),
          Duration.ofMinutes(1),
          /* memoryLimit= */ 32 * MEGABYTE,
          entry -> entry instanceof RenditionPart part ? SMALL + part.data().length() : SMALL);

  /**
   * How each broadcast's renditions were frozen when it began; keyed by broadcast, the first entry
   * of a key counts. Durable: a transcoder that starts hours later must go on in the same shape.
   */
  public static final Topic<RenditionEntry> FORMATS =
      new Topic<>(
          "formats",
          new RenditionCodec(),
          Topic.FOREVER,
          /* memoryLimit= */ Long.MAX_VALUE,
          entry -> SMALL);

  /** How the stages are; keyed by channel. Soon forgotten. */
  public static final Topic<StatusEntry> STATUS =
      new Topic<>(
          "status",
          new JsonCodec<>(StatusEntry.class),
          Duration.ofSeconds(30),
          /* memoryLimit= */ MEGABYTE,
          status -> SMALL);

  /**
   * When sittings are planned; keyed by channel, whole each time. Soon forgotten, and published
   * again.
   */
  public static final Topic<ChannelSchedule> SCHEDULES =
      new Topic<>(
          "schedules",
          new JsonCodec<>(ChannelSchedule.class),
          Duration.ofMinutes(1),
          /* memoryLimit= */ MEGABYTE,
          schedule -> SMALL * (1 + schedule.starts().size()));

  /**
   * What is said on air, as text, each caption whole with every change; keyed by broadcast. A
   * process that begins reads what is older in the catalogue.
   */
  public static final Topic<LiveCaption> CAPTIONS =
      new Topic<>(
          "captions",
          new JsonCodec<>(LiveCaption.class),
          Duration.ofMinutes(10),
          /* memoryLimit= */ 2 * MEGABYTE,
          caption -> SMALL + 2L * caption.text().length() + 60L * caption.words().size());

  /**
   * What is likely to be said on a channel, for who hears it; keyed by channel, whole each time.
   * Soon forgotten, and published again.
   */
  public static final Topic<SpokenNames> VOCABULARIES =
      new Topic<>(
          "vocabularies",
          new JsonCodec<>(SpokenNames.class),
          Duration.ofMinutes(1),
          /* memoryLimit= */ MEGABYTE,
          names -> SMALL + 100L * (names.names().size() + names.terms().size()));

  private Topics() {}
}
