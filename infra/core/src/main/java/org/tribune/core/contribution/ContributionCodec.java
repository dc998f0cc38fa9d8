package org.tribune.core.contribution;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.envelope.Envelope;
import org.tribune.core.envelope.EnvelopeReader;
import org.tribune.core.envelope.EnvelopeWriter;
import org.tribune.core.log.EntryCodec;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;

/**
 * The contribution's binary {@link Envelope}, version 1.
 *
 * <pre>
 *   version:8  kind:8  time:64 (µs since the Unix epoch)
 *   kind 1, format   generation:64 source:str tracks:8 then a track:
 *                    index:32 codec:str tag:32 bits:32 extradata:run video?:8
 *                    video: width:32 height:32 rate?:8 [num:32 den:32] sar:32/32 rotation:32
 *                    audio: rate:32 channels:32 frameSize:32
 *   kind 2, packet   generation:64 track:32 presentation:64 duration:64 key:8 data:run
 *   kind 3, tick
 *   kind 4, tick behind a blackout   why:str
 * </pre>
 */
public final class ContributionCodec implements EntryCodec<ContributionEntry> {
  private static final Envelope ENVELOPE = new Envelope("contribution", /* version= */ 1);
  private static final int FORMAT = 1;
  private static final int PACKET = 2;
  private static final int TICK = 3;
  private static final int TICK_BEHIND_CURTAIN = 4;

  @Override
  public byte[] encode(ContributionEntry entry) {
    int room = entry instanceof ContributionPacket packet ? 64 + packet.data().length() : 512;
    return ENVELOPE.write(room, out -> fill(entry, out));
  }

  private static void fill(ContributionEntry entry, EnvelopeWriter out) throws IOException {
    switch (entry) {
      case ContributionFormat format -> {
        writeHead(out, FORMAT, format);
        writeFormat(out, format);
      }
      case ContributionPacket packet -> {
        writeHead(out, PACKET, packet);
        writePacket(out, packet);
      }
      case ContributionTick tick when tick.blackout().isPresent() -> {
        writeHead(out, TICK_BEHIND_CURTAIN, tick);
        out.writeUTF(tick.blackout().get().name());
      }
      case ContributionTick tick -> writeHead(out, TICK, tick);
    }
  }

  private static void writeHead(EnvelopeWriter out, int kind, ContributionEntry entry)
      throws IOException {
    out.writeByte(kind);
    out.writeLong(entry.time().toMicros());
  }

  private static void writeFormat(EnvelopeWriter out, ContributionFormat format)
      throws IOException {
    out.writeLong(format.generation());
    out.writeUTF(format.source());
    out.writeByte(format.tracks().size());
    for (Track track : format.tracks()) {
      out.writeInt(track.index());
      out.writeUTF(track.codec());
      out.writeInt(track.codecTag());
      out.writeInt(track.bitsPerCodedSample());
      out.writeRun(track.extradata());
      out.writeBoolean(track.video().isPresent());
      if (track.video().isPresent()) {
        writeVideo(out, track.video().get());
      }
      if (track.audio().isPresent()) {
        Track.Audio audio = track.audio().get();
        out.writeInt(audio.sampleRate());
        out.writeInt(audio.channels());
        out.writeInt(audio.frameSize());
      }
    }
  }

  private static void writeVideo(EnvelopeWriter out, Track.Video video) throws IOException {
    out.writeInt(video.width());
    out.writeInt(video.height());
    out.writeBoolean(video.frameRate().isPresent());
    if (video.frameRate().isPresent()) {
      out.writeRate(video.frameRate().get());
    }
    out.writeInt(video.sampleAspectNumerator());
    out.writeInt(video.sampleAspectDenominator());
    out.writeInt(video.rotation());
  }

  private static void writePacket(EnvelopeWriter out, ContributionPacket packet)
      throws IOException {
    out.writeLong(packet.generation());
    out.writeInt(packet.track());
    out.writeLong(packet.presentationTime().toMicros());
    out.writeLong(packet.duration().toMicros());
    out.writeBoolean(packet.keyFrame());
    out.writeRun(packet.data());
  }

  @Override
  public ContributionEntry decode(byte[] bytes) {
    return ENVELOPE.read(bytes, ContributionCodec::open);
  }

  private static ContributionEntry open(EnvelopeReader in) throws IOException {
    int kind = in.readUnsignedByte();
    MediaTime time = MediaTime.ofMicros(in.readLong());
    return switch (kind) {
      case FORMAT -> readFormat(in, time);
      case PACKET -> readPacket(in, time);
      case TICK -> new ContributionTick(time);
      case TICK_BEHIND_CURTAIN ->
          new ContributionTick(time, Optional.of(Interruption.Kind.valueOf(in.readUTF())));
      default -> throw ENVELOPE.unknownKind(kind);
    };
  }

  private static ContributionFormat readFormat(EnvelopeReader in, MediaTime time)
      throws IOException {
    long generation = in.readLong();
    String source = in.readUTF();
    int count = in.readUnsignedByte();
    List<Track> tracks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int index = in.readInt();
      String codec = in.readUTF();
      int codecTag = in.readInt();
      int bits = in.readInt();
      Bytes extradata = in.readRun();
      boolean isVideo = in.readBoolean();
      Optional<Track.Video> video = isVideo ? Optional.of(readVideo(in)) : Optional.empty();
      Optional<Track.Audio> audio =
          isVideo
              ? Optional.empty()
              : Optional.of(new Track.Audio(in.readInt(), in.readInt(), in.readInt()));
      tracks.add(new Track(index, codec, codecTag, bits, extradata, video, audio));
    }
    return new ContributionFormat(time, generation, source, tracks);
  }

  private static Track.Video readVideo(EnvelopeReader in) throws IOException {
    int width = in.readInt();
    int height = in.readInt();
    Optional<FrameRate> rate = in.readBoolean() ? Optional.of(in.readRate()) : Optional.empty();
    return new Track.Video(width, height, rate, in.readInt(), in.readInt(), in.readInt());
  }

  private static ContributionPacket readPacket(EnvelopeReader in, MediaTime decodingTime)
      throws IOException {
    long generation = in.readLong();
    int track = in.readInt();
    MediaTime presentation = MediaTime.ofMicros(in.readLong());
    MediaTime duration = MediaTime.ofMicros(in.readLong());
    boolean key = in.readBoolean();
    return new ContributionPacket(
        generation, track, presentation, decodingTime, duration, key, in.readRun());
  }
}
