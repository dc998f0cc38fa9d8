package org.tribune.transcoder.film;

import java.util.Optional;
import java.util.function.Consumer;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.Track;
import org.tribune.core.film.TranscodeError;
import org.tribune.media.FfmpegException;
import org.tribune.media.decode.DecodedFrame;
import org.tribune.media.decode.PacketDecoder;

/** Decodes one track of a film, whatever it changes to in the middle. Used by one thread. */
final class FilmDecoder implements AutoCloseable {
  private final Track.Kind kind;
  private final Consumer<DecodedFrame> sink;
  private Optional<Track> track = Optional.empty();
  private Optional<PacketDecoder> decoder = Optional.empty();
  private long errorsBefore = 0;
  private long packets = 0;
  private long frames = 0;

  FilmDecoder(Track.Kind kind, Consumer<DecodedFrame> sink) {
    this.kind = kind;
    this.sink = sink;
  }

  /** The file's tracks are these from the next packet on. */
  void follow(FilmFile file) throws FilmException {
    Optional<Track> now = file.track(kind);
    if (now.isEmpty() || now.equals(track)) {
      return;
    }
    drain();
    track = now;
    try {
      decoder = Optional.of(PacketDecoder.open(now.get(), file.colours(now.get())));
    } catch (FfmpegException e) {
      throw new FilmException(
          TranscodeError.UNKNOWN_CODEC,
          "Its %s is in a form that can't be read here (%s): export it as MP4 (H.264 and AAC)"
              .formatted(kind == Track.Kind.VIDEO ? "picture" : "sound", now.get().codec()),
          e);
    }
  }

  /** The track as it is now, if the file has one of this kind. */
  Optional<Track> track() {
    return track;
  }

  /** The decoder as it is now. */
  Optional<PacketDecoder> decoder() {
    return decoder;
  }

  boolean takes(int index) {
    return track.map(each -> each.index() == index).orElse(false);
  }

  void decode(ContributionPacket packet, boolean shown) {
    packets++;
    decoder.ifPresent(opened -> opened.decode(packet, shown, this::count));
  }

  private void count(DecodedFrame frame) {
    frames++;
    sink.accept(frame);
  }

  /** Gives what the decoder held back, and closes it. */
  void drain() {
    decoder.ifPresent(opened -> opened.drain(this::count));
    close();
  }

  /** Packets that could not be decoded. */
  long errors() {
    return errorsBefore + decoder.map(PacketDecoder::errors).orElse(0L);
  }

  /** Throws if it is so damaged that it is not worth showing. */
  void requireWorth() throws FilmException {
    boolean none = packets > 0 && frames == 0;
    if (none || errors() > packets / 2) {
      throw new FilmException(
          TranscodeError.DAMAGED,
          "The file is damaged: %d of %d packets of its %s can't be decoded. Copy it from the camera"
                  .formatted(
                      none ? packets : errors(),
                      packets,
                      kind == Track.Kind.VIDEO ? "picture" : "sound")
              + " again");
    }
  }

  @Override
  public void close() {
    errorsBefore = errors();
    decoder.ifPresent(PacketDecoder::close);
    decoder = Optional.empty();
  }
}
