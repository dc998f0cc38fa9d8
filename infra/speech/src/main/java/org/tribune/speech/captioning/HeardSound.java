package org.tribune.speech.captioning;

import java.util.Arrays;
import java.util.List;
import org.tribune.core.Bytes;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.Rendition;
import org.tribune.media.sound.RenditionSoundDecoder;
import org.tribune.speech.SpeechSound;

/** The parts of a rendition of sound as a recogniser takes them. Used by one thread. */
final class HeardSound implements AutoCloseable {
  private final RenditionSoundDecoder decoder;

  /**
   * The sound of a rendition.
   *
   * @throws org.tribune.media.FfmpegException if FFmpeg can't decode it
   */
  HeardSound(Rendition.Audio rendition) {
    this.decoder = RenditionSoundDecoder.open(rendition, SpeechSound.RATE, /* channels= */ 1);
  }

  /**
   * What a part or a segment sounds like.
   *
   * @throws org.tribune.core.mp4.Mp4Exception if it is none
   */
  short[] samples(Bytes content) {
    SegmentIndex index = SegmentIndex.of(content);
    short[] heard = new short[0];
    for (int chunk = 0; chunk < index.chunks(); chunk++) {
      int offset = index.payloadOffset(chunk);
      for (int i = index.firstSample(chunk); i < index.firstSample(chunk + 1); i++) {
        Bytes frame =
            Bytes.wrap(Arrays.copyOfRange(content.array(), offset, offset + index.size(i)));
        heard = joined(heard, decoder.decode(frame));
        offset += index.size(i);
      }
    }
    return heard;
  }

  private static short[] joined(short[] before, List<float[][]> pieces) {
    int length = before.length + pieces.stream().mapToInt(piece -> piece[0].length).sum();
    short[] all = Arrays.copyOf(before, length);
    int at = before.length;
    for (float[][] piece : pieces) {
      System.arraycopy(SpeechSound.of(piece[0]), 0, all, at, piece[0].length);
      at += piece[0].length;
    }
    return all;
  }

  @Override
  public void close() {
    decoder.close();
  }
}
