package org.tribune.transcoder;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.contribution.ContributionFormat;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;
import org.tribune.media.FfmpegException;
import org.tribune.media.decode.DecodedFrame;
import org.tribune.media.decode.PacketDecoder;
import org.tribune.transcoder.encode.Effort;

/**
 * Decodes a contribution, whatever it changes to in mid-stream. What can't be decoded is counted
 * and passed over. Used by one thread at a time.
 */
final class SourceDecoder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SourceDecoder.class);

  /** Takes what was decoded. */
  interface Sink {
    void picture(DecodedFrame frame, Shape shape);

    /** A picture that was left out to save effort. */
    void passedOver(MediaTime time, MediaTime duration);

    void sound(DecodedFrame frame);
  }

  /**
   * What the container and the stream say of the pictures.
   *
   * @param rotation clockwise degrees
   */
  record Shape(int rotation, Optional<FrameRate> frameRate) {}

  private final Sink sink;
  private Optional<ContributionFormat> format = Optional.empty();
  private Optional<Decoder> video = Optional.empty();
  private Optional<Decoder> audio = Optional.empty();
  private final Set<String> undecodable = new TreeSet<>();
  private final KeyPictures keyPictures = new KeyPictures();
  private Effort effort = Effort.FULL;
  private long errorsBefore = 0;

  private record Decoder(Track track, PacketDecoder decoder) {}

  SourceDecoder(Sink sink) {
    this.sink = sink;
  }

  /**
   * A format came; decoders are made again only for what is new.
   *
   * @return true if it is
   */
  boolean format(ContributionFormat now) {
    boolean same = format.map(before -> before.generation() == now.generation()).orElse(false);
    format = Optional.of(now);
    if (!same) {
      undecodable.clear();
      video = reopen(video, find(now, Track.Kind.VIDEO));
      video.ifPresent(opened -> opened.decoder().skipNonReference(effort.leavesPicturesOut()));
      audio = reopen(audio, find(now, Track.Kind.AUDIO));
    }
    return !same;
  }

  private static Optional<Track> find(ContributionFormat format, Track.Kind kind) {
    return format.tracks().stream().filter(track -> track.kind() == kind).findFirst();
  }

  private Optional<Decoder> reopen(Optional<Decoder> before, Optional<Track> track) {
    before.ifPresent(
        old -> {
          errorsBefore += old.decoder().errors();
          old.decoder().close();
        });
    if (track.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Decoder(track.get(), PacketDecoder.open(track.get())));
    } catch (FfmpegException e) {
      LOG.warn(
          "The {} track can't be decoded ({}): set the encoder to H.264 and AAC",
          track.get().codec(),
          e.getMessage());
      undecodable.add(track.get().codec());
      errorsBefore++;
      return Optional.empty();
    }
  }

  /** A packet came. */
  void packet(ContributionPacket packet) {
    if (format.isEmpty() || format.get().generation() != packet.generation()) {
      return;
    }
    video
        .filter(decoder -> decoder.track().index() == packet.track())
        .ifPresent(decoder -> decodeVideo(decoder, packet));
    audio
        .filter(decoder -> decoder.track().index() == packet.track())
        .ifPresent(decoder -> decodeAudio(decoder, packet));
  }

  /** Decodes with another effort from the next packet on. */
  void effort(Effort wished) {
    if (wished != effort) {
      effort = wished;
      video.ifPresent(opened -> opened.decoder().skipNonReference(wished.leavesPicturesOut()));
    }
  }

  private void decodeVideo(Decoder decoder, ContributionPacket packet) {
    if (!keyPictures.takes(packet, effort.isKeyPicturesOnly())) {
      sink.passedOver(packet.presentationTime(), packet.duration());
      return;
    }
    int rotation = decoder.track().video().orElseThrow().rotation();
    Optional<FrameRate> rate =
        decoder.track().video().orElseThrow().frameRate().or(decoder.decoder()::frameRate);
    Shape shape = new Shape(rotation, rate);
    decoder.decoder().decode(packet, frame -> sink.picture(frame, shape));
  }

  private void decodeAudio(Decoder decoder, ContributionPacket packet) {
    decoder.decoder().decode(packet, sink::sound);
  }

  /** True if the source has a sound track that can be decoded. */
  boolean hasSound() {
    return audio.isPresent();
  }

  /** The codecs of the source's tracks that there is no decoder for, as FFmpeg names them. */
  List<String> undecodable() {
    return List.copyOf(undecodable);
  }

  /** Packets that could not be decoded. */
  long errors() {
    return errorsBefore
        + video.map(decoder -> decoder.decoder().errors()).orElse(0L)
        + audio.map(decoder -> decoder.decoder().errors()).orElse(0L);
  }

  @Override
  public void close() {
    video.ifPresent(decoder -> decoder.decoder().close());
    audio.ifPresent(decoder -> decoder.decoder().close());
    video = Optional.empty();
    audio = Optional.empty();
  }
}
