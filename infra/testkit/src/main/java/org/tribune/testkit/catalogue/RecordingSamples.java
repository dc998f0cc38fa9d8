package org.tribune.testkit.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;

/** Recordings and what belongs to them, for the tests of catalogues. */
public final class RecordingSamples {
  /** When the sample sitting began. */
  public static final Instant STARTED = Instant.parse("2026-11-24T18:45:02.123456Z");

  /** The channel of all samples. */
  public static final ChannelId CHAMBER = new ChannelId("chamber");

  private static final int TIMESCALE = 25_000;
  private static final int TICKS = 48_000;

  private RecordingSamples() {}

  /** The renditions of a sitting: one of video, one of sound. */
  public static RenditionFormat format() {
    return format(STARTED);
  }

  /** The same with media time zero at {@code origin}. */
  public static RenditionFormat format(Instant origin) {
    FrameRate rate = FrameRate.of(25);
    Timeline timeline =
        new Timeline(
            origin,
            rate,
            /* framesPerPart= */ 6,
            /* partsPerSegment= */ 8,
            /* partsPerKeyFrame= */ 8,
            rate.timeOf(6),
            /* targetDuration= */ 2);
    Rendition video =
        new Rendition.Video(
            "720p",
            "avc1.64001f",
            /* averageBandwidth= */ 2_000_000,
            /* peakBandwidth= */ 2_600_000,
            Bytes.utf8("header of 720p"),
            /* width= */ 1280,
            /* height= */ 720,
            rate);
    Rendition audio =
        new Rendition.Audio(
            "audio",
            "mp4a.40.2",
            /* averageBandwidth= */ 96_000,
            /* peakBandwidth= */ 99_000,
            Bytes.utf8("header of audio"),
            /* channels= */ 2,
            /* sampleRate= */ 48_000);
    return new RenditionFormat(/* epoch= */ 7, timeline, List.of(video, audio));
  }

  /** A recording that begins at {@link #STARTED}. */
  public static Recording recording(String id) {
    return recording(id, STARTED);
  }

  /** A recording that begins at {@code startedAt}. */
  public static Recording recording(String id, Instant startedAt) {
    return Recording.begin(
        new BroadcastId(id), CHAMBER, "Séance du 24 novembre", startedAt, format());
  }

  /** A whole segment of 1.92 s. */
  public static RecordedSegment segment(String rendition, long number) {
    return segment(rendition, number, /* piece= */ 0, /* revision= */ 0);
  }

  /** A segment that a correction made; its content depends on its names and its revision. */
  public static RecordedSegment segment(String rendition, long number, int piece, int revision) {
    byte[] sha256 = new byte[32];
    new Random(31L * number + 7L * piece + revision + rendition.hashCode()).nextBytes(sha256);
    return new RecordedSegment(
        rendition,
        number,
        piece,
        revision,
        SegmentState.STORED,
        new MediaTime(number * TICKS, TIMESCALE),
        new MediaTime(TICKS, TIMESCALE),
        /* length= */ 100_000 + (int) number,
        Bytes.wrap(sha256),
        Bytes.utf8("samples of " + rendition + " " + number + "-" + revision + "-" + piece));
  }

  /** The same segment as a catalogue gives it where its index is not asked for. */
  public static RecordedSegment withoutIndex(RecordedSegment segment) {
    return new RecordedSegment(
        segment.rendition(),
        segment.number(),
        segment.piece(),
        segment.revision(),
        segment.state(),
        segment.start(),
        segment.duration(),
        segment.length(),
        segment.sha256(),
        Bytes.EMPTY);
  }

  /** An image of 1,000 bytes. */
  public static Asset asset(String name, String file) {
    byte[] sha256 = new byte[32];
    new Random(file.hashCode()).nextBytes(sha256);
    return new Asset(name, file, "image/jpeg", /* length= */ 1_000, Bytes.wrap(sha256));
  }

  /** A wish to mute ten seconds. */
  public static Correction correction(BroadcastId recording, Instant requestedAt) {
    return new Correction(
        recording,
        /* id= */ 0,
        new MediaTime(/* ticks= */ 250_000, TIMESCALE),
        MediaTime.ofMicros(20_000_000),
        Correction.Kind.MUTE,
        "Propos sur la santé d’un tiers",
        "RGPD, article 17",
        "greffe",
        requestedAt,
        Correction.State.REQUESTED,
        /* finishedAt= */ Optional.empty(),
        /* failure= */ Optional.empty(),
        /* sealedUntil= */ Optional.empty());
  }

  /** The correction, carried out a minute after it was asked for. */
  public static Correction done(Correction asked) {
    Instant asking = asked.requestedAt();
    return asked.done(asking.plusSeconds(60), Optional.of(asking.plusSeconds(86_400)));
  }

  /** The correction, given up a minute after it was asked for. */
  public static Correction failed(Correction asked, String why) {
    return asked.failed(asked.requestedAt().plusSeconds(60), why);
  }

  /** A suspension that is over, and what lasts in this state. */
  private static List<Interruption> interruptions(BroadcastState state) {
    Interruption over =
        new Interruption(
            Interruption.Kind.SUSPENSION,
            STARTED.plusSeconds(20),
            Optional.of(STARTED.plusSeconds(30)));
    Interruption lasting =
        new Interruption(
            state == BroadcastState.CLOSED
                ? Interruption.Kind.CLOSED_SESSION
                : Interruption.Kind.SUSPENSION,
            STARTED.plusSeconds(40),
            Optional.empty());
    return switch (state) {
      case PREVIEW, LIVE -> List.of();
      case SUSPENDED, CLOSED -> List.of(over, lasting);
      case ENDED -> List.of(over);
    };
  }

  /** A broadcast on air. */
  public static Broadcast broadcast(String id, BroadcastState state) {
    return new Broadcast(
        new BroadcastId(id),
        CHAMBER,
        "Séance",
        state,
        STARTED,
        state == BroadcastState.PREVIEW ? Optional.empty() : Optional.of(STARTED.plusSeconds(5)),
        state == BroadcastState.ENDED ? Optional.of(STARTED.plusSeconds(60)) : Optional.empty(),
        interruptions(state),
        state == BroadcastState.PREVIEW ? List.of() : withholdings());
  }

  /** One that holds, one that was lifted and one that a correction takes the place of. */
  private static List<Withholding> withholdings() {
    return List.of(
        withholding(1, Optional.empty(), OptionalInt.empty()),
        withholding(2, Optional.of(STARTED.plusSeconds(50)), OptionalInt.empty()),
        withholding(3, Optional.empty(), OptionalInt.of(2)));
  }

  private static Withholding withholding(int id, Optional<Instant> lifted, OptionalInt correction) {
    Instant from = STARTED.plusSeconds(10L * id);
    return new Withholding(id, from, from.plusSeconds(5), from.plusSeconds(6), lifted, correction);
  }
}
