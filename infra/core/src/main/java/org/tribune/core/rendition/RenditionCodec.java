package org.tribune.core.rendition;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tribune.core.Bytes;
import org.tribune.core.envelope.Envelope;
import org.tribune.core.envelope.EnvelopeReader;
import org.tribune.core.envelope.EnvelopeWriter;
import org.tribune.core.log.EntryCodec;
import org.tribune.core.time.MediaTime;

/**
 * The renditions' binary {@link Envelope}, version 1.
 *
 * <pre>
 *   version:8  kind:8  epoch:64
 *   kind 1, format   origin:64 (µs since the Unix epoch) rate:32/32 framesPerPart:32 partsPerSegment:32
 *                    partsPerKeyFrame:32 partTarget:64/32 targetDuration:32 renditions:8 then each:
 *                    video?:8 id:str codec:str average:32 peak:32 header:run
 *                    video: width:32 height:32 rate:32/32      audio: channels:32 sampleRate:32
 *   kind 2, part     rendition:str segment:64 part:32 timescale:32 start:64 duration:64
 *                    independent:8 last:8 data:run
 *   kind 3, end
 * </pre>
 */
public final class RenditionCodec implements EntryCodec<RenditionEntry> {
  private static final Envelope ENVELOPE = new Envelope("rendition", /* version= */ 1);
  private static final int FORMAT = 1;
  private static final int PART = 2;
  private static final int END = 3;

  @Override
  public byte[] encode(RenditionEntry entry) {
    int room = entry instanceof RenditionPart part ? 128 + part.data().length() : 8_192;
    return ENVELOPE.write(room, out -> fill(entry, out));
  }

  private static void fill(RenditionEntry entry, EnvelopeWriter out) throws IOException {
    switch (entry) {
      case RenditionFormat format -> {
        out.writeByte(FORMAT);
        writeFormat(out, format);
      }
      case RenditionPart part -> {
        out.writeByte(PART);
        writePart(out, part);
      }
      case RenditionEnd end -> {
        out.writeByte(END);
        out.writeLong(end.epoch());
      }
    }
  }

  private static void writeFormat(EnvelopeWriter out, RenditionFormat format) throws IOException {
    out.writeLong(format.epoch());
    Timeline timeline = format.timeline();
    out.writeLong(MediaTime.of(timeline.origin()).ticks());
    out.writeRate(timeline.frameRate());
    out.writeInt(timeline.framesPerPart());
    out.writeInt(timeline.partsPerSegment());
    out.writeInt(timeline.partsPerKeyFrame());
    out.writeLong(timeline.partTarget().ticks());
    out.writeInt(timeline.partTarget().timescale());
    out.writeInt(timeline.targetDuration());
    out.writeByte(format.renditions().size());
    for (Rendition rendition : format.renditions()) {
      out.writeBoolean(rendition instanceof Rendition.Video);
      out.writeUTF(rendition.id());
      out.writeUTF(rendition.codec());
      out.writeInt(rendition.averageBandwidth());
      out.writeInt(rendition.peakBandwidth());
      out.writeRun(rendition.header());
      switch (rendition) {
        case Rendition.Video video -> {
          out.writeInt(video.width());
          out.writeInt(video.height());
          out.writeRate(video.frameRate());
        }
        case Rendition.Audio audio -> {
          out.writeInt(audio.channels());
          out.writeInt(audio.sampleRate());
        }
      }
    }
  }

  private static void writePart(EnvelopeWriter out, RenditionPart part) throws IOException {
    out.writeLong(part.epoch());
    out.writeUTF(part.rendition());
    out.writeLong(part.segment());
    out.writeInt(part.part());
    out.writeInt(part.start().timescale());
    out.writeLong(part.start().ticks());
    out.writeLong(part.duration().rescale(part.start().timescale()).ticks());
    out.writeBoolean(part.independent());
    out.writeBoolean(part.last());
    out.writeRun(part.data());
  }

  @Override
  public RenditionEntry decode(byte[] bytes) {
    return ENVELOPE.read(bytes, RenditionCodec::open);
  }

  private static RenditionEntry open(EnvelopeReader in) throws IOException {
    int kind = in.readUnsignedByte();
    long epoch = in.readLong();
    return switch (kind) {
      case FORMAT -> readFormat(in, epoch);
      case PART -> readPart(in, epoch);
      case END -> new RenditionEnd(epoch);
      default -> throw ENVELOPE.unknownKind(kind);
    };
  }

  private static RenditionFormat readFormat(EnvelopeReader in, long epoch) throws IOException {
    Instant origin = MediaTime.ofMicros(in.readLong()).toInstant();
    Timeline timeline =
        new Timeline(
            origin,
            in.readRate(),
            in.readInt(),
            in.readInt(),
            in.readInt(),
            new MediaTime(in.readLong(), in.readInt()),
            in.readInt());
    int count = in.readUnsignedByte();
    List<Rendition> renditions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      renditions.add(readRendition(in));
    }
    return new RenditionFormat(epoch, timeline, renditions);
  }

  private static Rendition readRendition(EnvelopeReader in) throws IOException {
    boolean isVideo = in.readBoolean();
    String id = in.readUTF();
    String codec = in.readUTF();
    int average = in.readInt();
    int peak = in.readInt();
    Bytes header = in.readRun();
    if (isVideo) {
      return new Rendition.Video(
          id, codec, average, peak, header, in.readInt(), in.readInt(), in.readRate());
    }
    return new Rendition.Audio(id, codec, average, peak, header, in.readInt(), in.readInt());
  }

  private static RenditionPart readPart(EnvelopeReader in, long epoch) throws IOException {
    String rendition = in.readUTF();
    long segment = in.readLong();
    int part = in.readInt();
    int timescale = in.readInt();
    MediaTime start = new MediaTime(in.readLong(), timescale);
    MediaTime duration = new MediaTime(in.readLong(), timescale);
    boolean independent = in.readBoolean();
    boolean last = in.readBoolean();
    return new RenditionPart(
        epoch, rendition, segment, part, start, duration, independent, last, in.readRun());
  }
}
