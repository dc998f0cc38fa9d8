package org.tribune.transcoder.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.testkit.Tool;
import org.tribune.transcoder.hostile.FilmTrials.Verdict;

/**
 * Small films of many forms, damaged in many ways: each becomes a film or is refused, and takes
 * neither long nor much. {@code -Dtribune.damaged.films=20000} tries more of them, {@code
 * -Dtribune.damaged.seed} others.
 */
final class DamagedFilmsTest {
  private static final int FILMS = Integer.getInteger("tribune.damaged.films", 50);
  private static final long SEED = Long.getLong("tribune.damaged.seed", 6);
  private static final Duration LONGEST = Duration.ofSeconds(25);
  private static final long MOST_BYTES = 900_000_000;

  private static final List<String> FORMS =
      List.of(
          "a.mp4 -c:v libx264 -bf 2 -c:a aac",
          "b.mp4 -c:v libx264 -c:a aac -movflags +frag_keyframe+empty_moov",
          "c.mkv -c:v libx265 -x265-params log-level=none -pix_fmt yuv420p10le -c:a flac",
          "d.webm -c:v libvpx-vp9 -deadline realtime -c:a libopus",
          "e.avi -c:v mpeg4 -c:a libmp3lame",
          "f.ts -c:v mpeg2video -flags +ildct+ilme -c:a mp2",
          "g.flv -c:v flv1 -ar 44100 -c:a libmp3lame",
          "h.mov -c:v prores_ks -c:a pcm_s24le",
          "i.wmv -c:v wmv2 -c:a wmav2",
          "j.mxf -c:v mpeg2video -r 25 -c:a pcm_s16le -ar 48000",
          "k.3gp -c:v h263 -s 128x96 -ac 1 -ar 8000 -c:a libopencore_amrnb",
          "l.ogg -c:v libtheora -c:a libvorbis",
          "m.mpg -c:v mpeg1video -r 25 -c:a mp2",
          "n.mov -c:v mjpeg -c:a pcm_mulaw -ar 8000",
          "o.mkv -c:v ffv1 -c:a ac3",
          "p.mp4 -c:v libsvtav1 -preset 12 -c:a libopus");

  @TempDir Path folder;

  /** What this machine's ffmpeg can write of all these. */
  private Map<String, byte[]> originals() throws IOException, InterruptedException {
    Map<String, byte[]> originals = new LinkedHashMap<>();
    for (String form : FORMS) {
      List<String> words = List.of(form.split(" ", /* limit= */ -1));
      Path file = folder.resolve(words.getFirst());
      List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
      command.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=96x64:rate=25:duration=0.6"));
      command.addAll(List.of("-f", "lavfi", "-i", "sine=duration=0.6"));
      command.addAll(words.subList(1, words.size()));
      command.add("" + file);
      if (Tool.run(Duration.ofSeconds(20), command).status() == 0) {
        originals.put(words.getFirst(), Files.readAllBytes(file));
      }
    }
    return originals;
  }

  @Test
  @Timeout(36_000)
  void damagedFilm_isMadeOrRefused() throws Exception {
    Map<String, byte[]> originals = originals();
    assertThat(originals).hasSizeGreaterThan(10);
    List<String> names = List.copyOf(originals.keySet());
    Map<String, Integer> counts = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    Duration longest = Duration.ZERO;
    long mostBytes = 0;
    try (FilmTrials trials = FilmTrials.inSandbox(folder)) {
      for (int i = 0; i < FILMS; i++) {
        String name = names.get(i % names.size());
        byte[] damaged =
            new Mutations(SEED * 1_000_000 + i).of(Objects.requireNonNull(originals.get(name)));
        Verdict verdict = trials.run(Files.write(folder.resolve("damaged-" + name), damaged));
        counts.merge(verdict.flaw().orElse(verdict.isMade() ? "made" : "wrong"), 1, Integer::sum);
        longest = verdict.time().compareTo(longest) > 0 ? verdict.time() : longest;
        mostBytes = Math.max(mostBytes, verdict.peakBytes());
        boolean isRight =
            verdict.words().matches("(made|refused) .*")
                && verdict.time().compareTo(LONGEST) < 0
                && verdict.peakBytes() < MOST_BYTES;
        if (!isRight) {
          wrong.add(name + " " + i + ": " + verdict);
        }
        delete(trials.made());
      }
    }
    System.out.printf(
        "%d damaged films: %s; the longest %d ms, the largest %d MB%n",
        FILMS, counts, longest.toMillis(), mostBytes / 1_000_000);
    assertThat(wrong).isEmpty();
    assertThat(counts).containsKey("made").hasSizeGreaterThan(2);
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> all = Files.walk(tree)) {
        all.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
      }
    }
  }
}
