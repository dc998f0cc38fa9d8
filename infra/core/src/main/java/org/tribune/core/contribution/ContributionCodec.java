package org.tribune.core.contribution;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.log.EntryCodec;
import org.tribune.core.log.LogException;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;

/**
 * The contribution's binary envelope, version 1. Big-endian; strings and byte runs are led by their
 * length (strings in Java's modified UTF-8 with 16 bits, runs with 32 bits).
 *
 * <pre>
 *   version:8  kind:8  time:64 (µs since the Unix epoch)
 *   kind 1, format   generation:64 source:str tracks:8 then a track:
 *                    index:32 codec:str tag:32 bits:32 extradata:run video?:8
 *                    video: width:32 height:32 rate?:8 [num:32 den:32] sar:32/32 rotation:32
 *                    audio: rate:32 channels:32 frameSize:32
 *   kind 2, packet   generation:64 track:32 presentation:64 duration:64 key:8 data:run
 *   kind 3, tick
 * </pre>
 */
public final class ContributionCodec implements EntryCodec<ContributionEntry> {
  private static final int VERSION = 1;
  private static final int FORMAT = 1;
  private static final int PACKET = 2;
  private static final int TICK = 3;

  @Override
  public byte[] encode(ContributionEntry entry) {
    int room = entry instanceof ContributionPacket packet ? 64 + packet.data().length() : 512;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(room);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      switch (entry) {
        case ContributionFormat format -> {
          writeHead(out, FORMAT, format);
          writeFormat(out, format);
        }
        case ContributionPacket packet -> {
          writeHead(out, PACKET, packet);
          writePacket(out, packet);
        }
        case ContributionTick tick -> writeHead(out, TICK, tick);
      }
    } catch (IOException e) {
      throw new LogException("Can't write a contribution entry", e);
    }
    return bytes.toByteArray();
  }

  private static void writeHead(DataOutputStream out, int kind, ContributionEntry entry)
      throws IOException {
    out.writeByte(kind);
    out.writeLong(entry.time().toMicros());
  }

  private static void writeFormat(DataOutputStream out, ContributionFormat format)
      throws IOException {
    out.writeLong(format.generation());
    out.writeUTF(format.source());
    out.writeByte(format.tracks().size());
    for (Track track : format.tracks()) {
      out.writeInt(track.index());
      out.writeUTF(track.codec());
      out.writeInt(track.codecTag());
      out.writeInt(track.bitsPerCodedSample());
      writeRun(out, track.extradata());
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

  private static void writeVideo(DataOutputStream out, Track.Video video) throws IOException {
    out.writeInt(video.width());
    out.writeInt(video.height());
    out.writeBoolean(video.frameRate().isPresent());
    if (video.frameRate().isPresent()) {
      out.writeInt(video.frameRate().get().numerator());
      out.writeInt(video.frameRate().get().denominator());
    }
    out.writeInt(video.sampleAspectNumerator());
    out.writeInt(video.sampleAspectDenominator());
    out.writeInt(video.rotation());
  }

  private static void writePacket(DataOutputStream out, ContributionPacket packet)
      throws IOException {
    out.writeLong(packet.generation());
    out.writeInt(packet.track());
    out.writeLong(packet.presentationTime().toMicros());
    out.writeLong(packet.duration().toMicros());
    out.writeBoolean(packet.keyFrame());
    writeRun(out, packet.data());
  }

  private static void writeRun(DataOutputStream out, Bytes run) throws IOException {
    out.writeInt(run.length());
    out.write(run.array());
  }

  @Override
  public ContributionEntry decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new LogException(
            "The contribution is in version "
                + version
                + " of the envelope and this program reads "
                + VERSION
                + ": run the same version of Tribune on all machines");
      }
      int kind = in.readUnsignedByte();
      MediaTime time = MediaTime.ofMicros(in.readLong());
      return switch (kind) {
        case FORMAT -> readFormat(in, time);
        case PACKET -> readPacket(in, time);
        case TICK -> new ContributionTick(time);
        default -> throw new LogException("Not a kind of contribution entry: " + kind);
      };
    } catch (IOException | IllegalArgumentException e) {
      throw new LogException("Not a whole contribution entry (" + bytes.length + " bytes)", e);
    }
  }

  private static ContributionFormat readFormat(DataInputStream in, MediaTime time)
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
      Bytes extradata = readRun(in);
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

  private static Track.Video readVideo(DataInputStream in) throws IOException {
    int width = in.readInt();
    int height = in.readInt();
    Optional<FrameRate> rate =
        in.readBoolean()
            ? Optional.of(new FrameRate(in.readInt(), in.readInt()))
            : Optional.empty();
    return new Track.Video(width, height, rate, in.readInt(), in.readInt(), in.readInt());
  }

  private static ContributionPacket readPacket(DataInputStream in, MediaTime decodingTime)
      throws IOException {
    long generation = in.readLong();
    int track = in.readInt();
    MediaTime presentation = MediaTime.ofMicros(in.readLong());
    MediaTime duration = MediaTime.ofMicros(in.readLong());
    boolean key = in.readBoolean();
    return new ContributionPacket(
        generation, track, presentation, decodingTime, duration, key, readRun(in));
  }

  private static Bytes readRun(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("A run of " + length + " bytes where " + in.available() + " are left");
    }
    return Bytes.wrap(in.readNBytes(length));
  }
}
