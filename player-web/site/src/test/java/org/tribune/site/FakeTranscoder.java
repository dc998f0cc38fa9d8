package org.tribune.site;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.log.EventLog;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionEnd;
import org.tribune.core.rendition.RenditionEntry;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;

/**
 * Writes parts to the log as a transcoder does: 25 frames a second, parts of 0.32 s, segments of 12
 * parts, an IDR every 6; the sound in whole AAC frames at 48 kHz.
 */
public final class FakeTranscoder {
  public static final int PARTS = 12;
  public static final List<Rendition> RENDITIONS =
      List.of(
          new Rendition.Video(
              "1080p",
              "avc1.640028",
              4_500_000,
              5_400_000,
              Bytes.utf8("init 1080p"),
              1920,
              1080,
              FrameRate.of(25)),
          new Rendition.Video(
              "720p",
              "avc1.64001f",
              2_200_000,
              2_700_000,
              Bytes.utf8("init 720p"),
              1280,
              720,
              FrameRate.of(25)),
          new Rendition.Audio(
              "audio", "mp4a.40.2", 128_000, 140_000, Bytes.utf8("init audio"), 2, 48_000));

  private final EventLog log;
  private final BroadcastId broadcast;
  private final Timeline timeline;
  private final int partBytes;
  private long epoch = 1;

  public FakeTranscoder(EventLog log, BroadcastId broadcast, Instant origin) {
    this(log, broadcast, origin, /* partBytes= */ 100);
  }

  public FakeTranscoder(EventLog log, BroadcastId broadcast, Instant origin, int partBytes) {
    this.log = log;
    this.broadcast = broadcast;
    this.partBytes = partBytes;
    this.timeline =
        new Timeline(
            origin,
            FrameRate.of(25),
            /* framesPerPart= */ 8,
            PARTS,
            /* partsPerKeyFrame= */ 6,
            new MediaTime(32, 100),
            /* targetDuration= */ 4);
  }

  public Timeline timeline() {
    return timeline;
  }

  public FakeTranscoder epoch(long next) {
    epoch = next;
    return this;
  }

  public FakeTranscoder format() {
    return append(new RenditionFormat(epoch, timeline, RENDITIONS));
  }

  /** Whole segments {@code from} to {@code to}, of all renditions, interleaved part by part. */
  public FakeTranscoder segments(long from, long to) {
    for (long segment = from; segment <= to; segment++) {
      parts(segment, 0, PARTS - 1);
    }
    return this;
  }

  /** Parts of one segment, of all renditions. */
  public FakeTranscoder parts(long segment, int from, int to) {
    for (int part = from; part <= to; part++) {
      for (Rendition rendition : RENDITIONS) {
        part(rendition.id(), segment, part);
      }
    }
    return this;
  }

  public FakeTranscoder part(String rendition, long segment, int part) {
    return append(partOf(rendition, segment, part));
  }

  public RenditionPart partOf(String rendition, long segment, int part) {
    boolean last = part == PARTS - 1;
    MediaTime start = start(rendition, segment, part);
    MediaTime end = last ? start(rendition, segment + 1, 0) : start(rendition, segment, part + 1);
    return new RenditionPart(
        epoch,
        rendition,
        segment,
        part,
        start,
        end.minus(start),
        rendition.equals("audio") || part % 6 == 0,
        last,
        data(rendition, segment, part));
  }

  /** The sound is cut at the AAC frame at or before the picture's cut. */
  private MediaTime start(String rendition, long segment, int part) {
    MediaTime picture = timeline.startOf(segment, part);
    return rendition.equals("audio")
        ? new MediaTime(picture.rescale(48_000).ticks() / 1_024 * 1_024, 48_000)
        : picture;
  }

  /** The bytes of a part: its name, filled up to its size. */
  public Bytes data(String rendition, long segment, int part) {
    byte[] bytes = new byte[partBytes];
    byte[] name =
        (rendition + "/" + segment + "." + part + "@" + epoch + "\n")
            .getBytes(StandardCharsets.UTF_8);
    System.arraycopy(name, 0, bytes, 0, Math.min(name.length, bytes.length));
    return Bytes.wrap(bytes);
  }

  public FakeTranscoder end() {
    return append(new RenditionEnd(epoch));
  }

  private FakeTranscoder append(RenditionEntry entry) {
    log.append(Topics.RENDITIONS, broadcast.value(), entry).join();
    return this;
  }
}
