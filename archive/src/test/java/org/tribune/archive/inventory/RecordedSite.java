package org.tribune.archive.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.CataloguedChannel;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.mp4.BoxWriter;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;

/**
 * A recording of five segments of a picture and a sound, with a poster, as the archive leaves it.
 */
public final class RecordedSite {
  public static final BroadcastId ID = new BroadcastId("20260105t180000-bcdfghjk");
  public static final int SEGMENTS = 5;
  private static final ChannelId CHANNEL = new ChannelId("chamber");
  private static final Instant START = Instant.parse("2026-01-05T18:00:00Z");
  private static final int FRAMES = 50;
  private static final RenditionFormat FORMAT =
      new RenditionFormat(
          /* epoch= */ 1,
          new Timeline(
              START,
              FrameRate.of(25),
              /* framesPerPart= */ 10,
              /* partsPerSegment= */ 5,
              /* partsPerKeyFrame= */ 5,
              MediaTime.ofMicros(400_000),
              /* targetDuration= */ 2),
          List.of(
              new Rendition.Video(
                  "240p",
                  "avc1.64000d",
                  200_000,
                  250_000,
                  Bytes.utf8("header of the picture"),
                  426,
                  240,
                  FrameRate.of(25)),
              new Rendition.Audio(
                  "audio",
                  "mp4a.40.2",
                  96_000,
                  100_000,
                  Bytes.utf8("header of the sound"),
                  2,
                  25)));

  private RecordedSite() {}

  /** Writes the recording into a catalogue and a store. */
  public static void fill(Catalogue catalogue, ObjectStore store) {
    catalogue.saveChannels(List.of(new CataloguedChannel(CHANNEL, "Salle du conseil")));
    catalogue.saveBroadcast(
        new Broadcast(
            ID,
            CHANNEL,
            "Conseil « de janvier »",
            BroadcastState.ENDED,
            START,
            Optional.of(START),
            Optional.of(START.plusSeconds(10)),
            List.of()));
    var _ =
        catalogue.begin(
            Recording.begin(ID, CHANNEL, "Conseil « de janvier »", START, FORMAT)
                .endedAt(START.plusSeconds(10))
                .in(RecordingState.COMPLETE));
    for (Rendition rendition : FORMAT.renditions()) {
      store.put(RecordingNames.header(ID, rendition.id()), rendition.header());
      List<RecordedSegment> rows = new ArrayList<>();
      for (int number = 0; number < SEGMENTS; number++) {
        store.put(name(rendition.id(), number), content(rendition.id(), number));
        rows.add(row(rendition.id(), number));
      }
      catalogue.addSegments(ID, rows);
    }
    Bytes poster = Bytes.utf8("a picture");
    store.put(RecordingNames.asset(ID, "poster-r0.jpg"), poster);
    catalogue.saveAssets(
        ID,
        /* revision= */ 0,
        List.of(
            new Asset(
                "poster", "poster-r0.jpg", "image/jpeg", poster.length(), Sha256.of(poster))));
  }

  public static String name(String rendition, int number) {
    return RecordingNames.segment(ID, rendition, number);
  }

  public static RecordedSegment row(String rendition, int number) {
    Bytes content = content(rendition, number);
    return new RecordedSegment(
        rendition,
        number,
        /* piece= */ 0,
        /* revision= */ 0,
        SegmentState.STORED,
        new MediaTime((long) number * FRAMES, 25),
        new MediaTime(FRAMES, 25),
        content.length(),
        Sha256.of(content),
        SegmentIndex.of(content).encode());
  }

  /** A CMAF chunk of fifty samples of two bytes. */
  public static Bytes content(String rendition, int number) {
    BoxWriter writer = new BoxWriter(1_000);
    int moof = writer.begin("moof");
    int mfhd = writer.begin("mfhd", 0, 0);
    writer.u32(number);
    writer.end(mfhd);
    int traf = writer.begin("traf");
    int tfhd = writer.begin("tfhd", 0, 0x020008);
    writer.u32(1);
    writer.u32(1);
    writer.end(tfhd);
    int tfdt = writer.begin("tfdt", 1, 0);
    writer.u64((long) number * FRAMES);
    writer.end(tfdt);
    int trun = writer.begin("trun", 0, 0x000201);
    writer.u32(FRAMES);
    int offset = writer.size();
    writer.u32(0);
    for (int sample = 0; sample < FRAMES; sample++) {
      writer.u32(2);
    }
    writer.end(trun);
    writer.end(traf);
    writer.end(moof);
    writer.set32(offset, writer.size() - moof + 8);
    int mdat = writer.begin("mdat");
    for (int sample = 0; sample < FRAMES; sample++) {
      writer.u16(rendition.hashCode() + number);
    }
    writer.end(mdat);
    return writer.toBytes();
  }
}
