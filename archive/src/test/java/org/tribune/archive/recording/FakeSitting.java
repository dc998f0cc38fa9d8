package org.tribune.archive.recording;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.StartFrom;
import org.tribune.core.mp4.BoxWriter;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionEntry;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.status.Alert;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;

/**
 * A broadcast as ingest and transcoder would write it, in a log of its own: segments of four parts
 * of 0.32 s, of a picture and a sound.
 */
final class FakeSitting implements AutoCloseable {
  static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");
  static final BroadcastId ID = new BroadcastId("b1");
  static final ChannelId CHANNEL = new ChannelId("chamber");
  static final Timeline TIMELINE =
      new Timeline(
          ORIGIN,
          FrameRate.of(25),
          /* framesPerPart= */ 8,
          /* partsPerSegment= */ 4,
          /* partsPerKeyFrame= */ 4,
          MediaTime.ofMicros(320_000),
          /* targetDuration= */ 2);
  private static final List<Rendition> RENDITIONS =
      List.of(
          new Rendition.Video(
              "240p",
              "avc1.64001f",
              400_000,
              500_000,
              Bytes.utf8("header of 240p"),
              426,
              240,
              FrameRate.of(25)),
          new Rendition.Audio(
              "audio", "mp4a.40.2", 64_000, 70_000, Bytes.utf8("header of audio"), 2, 48_000));

  private final List<Alert> alerts = new CopyOnWriteArrayList<>();
  private EmbeddedEventLog log;
  private BroadcastLedger ledger;

  FakeSitting(Path directory) {
    log = new EmbeddedEventLog(directory);
    ledger = new BroadcastLedger(log);
    begin();
  }

  private void begin() {
    ledger.start();
    log.follow(
        Topics.STATUS,
        StartFrom.EARLIEST,
        entry -> {
          if (entry.value() instanceof Alert alert) {
            alerts.add(alert);
          }
        });
  }

  /** As a box that was restarted: the events are still there, the parts are not. */
  void restart(Path directory) {
    close();
    log = new EmbeddedEventLog(directory);
    ledger = new BroadcastLedger(log);
    begin();
  }

  EmbeddedEventLog log() {
    return log;
  }

  BroadcastLedger ledger() {
    return ledger;
  }

  List<Alert> alerts() {
    return List.copyOf(alerts);
  }

  void tell(BroadcastEvent event) {
    log.append(Topics.EVENTS, CHANNEL.value(), event).join();
  }

  void open() {
    tell(new BroadcastEvent.Opened(ID, ORIGIN, CHANNEL, "Council"));
    write(format(1));
  }

  void goLive(double seconds) {
    tell(new BroadcastEvent.WentLive(ID, at(seconds)));
    await().until(() -> ledger.find(ID).map(Broadcast::isPublic).orElse(false));
  }

  void end(double seconds) {
    tell(new BroadcastEvent.Ended(ID, at(seconds)));
    await().until(() -> ledger.find(ID).map(found -> !found.isOpen()).orElse(false));
  }

  static Instant at(double seconds) {
    return ORIGIN.plusMillis((long) (seconds * 1_000));
  }

  void write(RenditionEntry entry) {
    log.append(Topics.RENDITIONS, ID.value(), entry).join();
  }

  /** Writes all parts of a segment of both renditions. */
  void segment(long epoch, long number) {
    for (int part = 0; part < 4; part++) {
      parts(epoch, number, part);
    }
  }

  /** Writes one part of both renditions. */
  void parts(long epoch, long number, int part) {
    write(part(epoch, "240p", number, part, ""));
    write(part(epoch, "audio", number, part, ""));
  }

  static RenditionFormat format(long epoch) {
    return new RenditionFormat(epoch, TIMELINE, RENDITIONS);
  }

  /** A part with one sample, whose bytes name it. */
  static RenditionPart part(long epoch, String rendition, long segment, int part, String remark) {
    int timescale = rendition.equals("audio") ? 48_000 : TIMELINE.frameRate().timescale();
    MediaTime start = TIMELINE.startOf(segment, part).rescale(timescale);
    MediaTime end = TIMELINE.startOf(segment, part + 1).rescale(timescale);
    MediaTime duration = end.minus(start);
    Bytes sample = Bytes.utf8(rendition + " " + segment + "." + part + remark);
    return new RenditionPart(
        epoch,
        rendition,
        segment,
        part,
        start,
        duration,
        /* independent= */ part == 0,
        /* last= */ part == 3,
        chunk(start.ticks(), duration.ticks(), sample));
  }

  private static Bytes chunk(long time, long duration, Bytes sample) {
    BoxWriter writer = new BoxWriter(256);
    int moof = writer.begin("moof");
    int traf = writer.begin("traf");
    int tfhd = writer.begin("tfhd", 0, 0x020000);
    writer.u32(1);
    writer.end(tfhd);
    int tfdt = writer.begin("tfdt", 1, 0);
    writer.u64(time);
    writer.end(tfdt);
    int trun = writer.begin("trun", 0, 0x301);
    writer.u32(1);
    int offset = writer.size();
    writer.u32(0);
    writer.u32(duration);
    writer.u32(sample.length());
    writer.end(trun);
    writer.end(traf);
    writer.end(moof);
    writer.set32(offset, writer.size() - moof + 8);
    int mdat = writer.begin("mdat");
    writer.raw(sample);
    writer.end(mdat);
    return writer.toBytes();
  }

  /** The first {@code parts} parts of a segment, joined. */
  static Bytes joined(String rendition, long segment, int parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int part = 0; part < parts; part++) {
      all.writeBytes(part(1, rendition, segment, part, "").data().array());
    }
    return Bytes.wrap(all.toByteArray());
  }

  static String name(String rendition, long segment) {
    return RecordingNames.segment(ID, rendition, segment);
  }

  @Override
  public void close() {
    ledger.close();
    log.close();
  }
}
