package org.tribune.archive.correction;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.store.ObjectStore;
import org.tribune.testkit.Tool;

/** What ffmpeg shows and sounds of a stored rendition, from its first segment to its last. */
final class Seen {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Seen() {}

  /**
   * A picture.
   *
   * @param luma on average, 0 to 255
   * @param red Cr on average: 128 is grey
   */
  record Frame(double luma, double red) {
    boolean isSecret() {
      return red > 190;
    }
  }

  static List<Frame> pictures(
      Catalogue catalogue, ObjectStore store, Path folder, String id, int width, int height)
      throws IOException, InterruptedException {
    Path film = film(catalogue, store, folder, id);
    Path raw = folder.resolve(id + ".yuv");
    decode(film, raw, "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "yuv420p");
    byte[] all = Files.readAllBytes(raw);
    int size = width * height;
    int colour = (width / 2) * (height / 2);
    List<Frame> frames = new ArrayList<>();
    for (int at = 0; at + size + 2 * colour <= all.length; at += size + 2 * colour) {
      frames.add(new Frame(mean(all, at, size), mean(all, at + size + colour, colour)));
    }
    return frames;
  }

  private static double mean(byte[] all, int at, int length) {
    long sum = 0;
    for (int i = at; i < at + length; i++) {
      sum += all[i] & 255;
    }
    return sum / (double) length;
  }

  /** The samples of the left channel. */
  static float[] sound(Catalogue catalogue, ObjectStore store, Path folder)
      throws IOException, InterruptedException {
    Path film = film(catalogue, store, folder, "audio");
    Path raw = folder.resolve("audio.f32");
    decode(film, raw, "-af", "pan=mono|c0=c0", "-f", "f32le");
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
    float[] samples = new float[all.remaining() / 4];
    all.asFloatBuffer().get(samples);
    return samples;
  }

  /** How strong a frequency is in each twentieth of a second (Goertzel): 1 is full scale. */
  static List<Double> strengths(float[] samples, int rate, int frequency) {
    int window = rate / 20;
    List<Double> strengths = new ArrayList<>();
    for (int at = 0; at + window <= samples.length; at += window) {
      double real = 0;
      double imaginary = 0;
      for (int i = 0; i < window; i++) {
        double angle = 2 * Math.PI * frequency * i / rate;
        real += samples[at + i] * Math.cos(angle);
        imaginary += samples[at + i] * Math.sin(angle);
      }
      strengths.add(2 * Math.hypot(real, imaginary) / window);
    }
    return strengths;
  }

  private static Path film(Catalogue catalogue, ObjectStore store, Path folder, String id)
      throws IOException {
    ByteArrayOutputStream film = new ByteArrayOutputStream();
    film.writeBytes(header(catalogue, id).array());
    for (RecordedSegment row : catalogue.segments(FilmedSitting.ID, id)) {
      if (row.state() == SegmentState.STORED) {
        Bytes content = store.get(RecordingNames.segment(FilmedSitting.ID, row)).orElseThrow();
        film.writeBytes(content.array());
      }
    }
    return Files.write(folder.resolve(id + ".mp4"), film.toByteArray());
  }

  private static Bytes header(Catalogue catalogue, String id) {
    return catalogue.recording(FilmedSitting.ID).orElseThrow().format().renditions().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow()
        .header();
  }

  private static void decode(Path film, Path raw, String... options)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("ffmpeg", "-y", "-v", "error", "-xerror", "-i", film.toString()));
    command.addAll(List.of(options));
    command.add(raw.toString());
    Tool.Result result = Tool.run(PATIENCE, command);
    if (result.status() != 0 || !result.output().isBlank()) {
      throw new AssertionError(film + " is not clean:\n" + result.output());
    }
  }
}
