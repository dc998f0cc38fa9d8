package org.tribune.transcoder;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;
import org.tribune.core.config.yaml.ConfigLoader;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.media.slate.SlateBrand;
import org.tribune.transcoder.film.FilmOptions;
import org.tribune.transcoder.film.FilmTranscoder;
import org.tribune.transcoder.output.RenditionFactory;

/**
 * Measures the transcoder against the {@code ffmpeg} command on the same source, in turn: the
 * system's, and the one that is built from the very libraries that Tribune uses. Started by {@code
 * infra/bench/transcoder}.
 */
public final class TranscoderBenchmark {
  private static final String TRIBUNE = "Tribune";
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final Pattern PSNR = Pattern.compile("PSNR.* average:([0-9.]+|inf)");
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Only we tag colours: without this the filter would convert one side to the other's. */
  private static final String SAME_COLOURS = "setparams=range=tv:colorspace=bt709,";

  private final Path source;
  private final Path directory;
  private final boolean isFilm;
  private final Map<String, String> peers = new LinkedHashMap<>();
  private final Map<String, List<BenchmarkCost>> costs = new LinkedHashMap<>();
  private int runs = 0;

  private TranscoderBenchmark(Path source, Path directory, boolean isFilm) {
    this.source = source;
    this.directory = directory;
    this.isFilm = isFilm;
    peers.put("ffmpeg (system)", "ffmpeg");
    peers.put("ffmpeg (same libraries)", Loader.load(ffmpeg.class));
  }

  /**
   * Arguments: the source, a directory for what is made, how many runs, seconds of warm-up, and
   * {@code live} or {@code film}.
   */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[1]);
    TranscoderBenchmark benchmark =
        new TranscoderBenchmark(Path.of(arguments[0]), directory, arguments[4].equals("film"));
    Duration warmUp = Duration.ofSeconds(Long.parseLong(arguments[3]));
    benchmark.tribune(warmUp);
    benchmark.costs.clear();
    benchmark.measure(Integer.parseInt(arguments[2]));
  }

  private void measure(int count) throws Exception {
    FfmpegLadder last = tribune(Duration.ofDays(1));
    for (int run = 0; run < count; run++) {
      if (run > 0) {
        last = tribune(Duration.ofDays(1));
      }
      for (Map.Entry<String, String> peer : peers.entrySet()) {
        peer(peer.getKey(), new FfmpegLadder(peer.getValue(), last.factory(), last.format()));
      }
    }
    report(last);
  }

  /** A whole broadcast of the source; gives the ladder that it made, for the peers. */
  private FfmpegLadder tribune(Duration most) throws Exception {
    Path data = Files.createDirectories(directory.resolve("run" + runs++));
    return isFilm ? film(data) : live(data, most);
  }

  private FfmpegLadder film(Path data) throws Exception {
    FilmOptions options =
        new FilmOptions(
            new ConfigLoader(Map.of(), data).load(ConfigLoader.Options.NONE).transcoder(),
            /* title= */ "",
            SlateBrand.OWN,
            "fr",
            Instant.EPOCH,
            /* loudness= */ Optional.empty(),
            PATIENCE,
            /* acceptsShort= */ true);
    long processor = PROCESS.getProcessCpuTime();
    long wall = System.nanoTime();
    RenditionFormat format = FilmTranscoder.run(source, data, options, (_, _) -> {}).format();
    add(TRIBUNE, (PROCESS.getProcessCpuTime() - processor) / 1e9, (System.nanoTime() - wall) / 1e9);
    Path out = Files.createDirectories(directory.resolve(TRIBUNE));
    for (Rendition rendition : format.renditions()) {
      join(data.resolve(rendition.id()), out.resolve(rendition.id() + ".mp4"));
    }
    return new FfmpegLadder("ffmpeg", new RenditionFactory(options.transcoder()), format);
  }

  private static void join(Path lane, Path file) throws IOException {
    Files.write(file, Files.readAllBytes(lane.resolve("init.mp4")));
    for (int i = 0; Files.exists(lane.resolve(i + ".m4s")); i++) {
      Files.write(file, Files.readAllBytes(lane.resolve(i + ".m4s")), StandardOpenOption.APPEND);
    }
  }

  private FfmpegLadder live(Path data, Duration most) throws Exception {
    try (Bench bench = new Bench(data, Map.of());
        Transcoder transcoder = bench.transcoder()) {
      // So far ahead of the machine's clock that it never finds itself late and saves effort.
      bench.clock.advance(Duration.ofDays(1));
      long processor = PROCESS.getProcessCpuTime();
      long wall = System.nanoTime();
      bench.open();
      bench.feed.play(source, time -> false, most);
      bench.end(PATIENCE);
      add(
          TRIBUNE,
          (PROCESS.getProcessCpuTime() - processor) / 1e9,
          (System.nanoTime() - wall) / 1e9);
      Path out = Files.createDirectories(directory.resolve(TRIBUNE));
      for (Rendition rendition : bench.format().renditions()) {
        Path _ = bench.write(rendition.id(), out);
      }
      RenditionFormat format = bench.format();
      return new FfmpegLadder("ffmpeg", new RenditionFactory(bench.config.transcoder()), format);
    }
  }

  private void peer(String name, FfmpegLadder ladder) throws Exception {
    Path out = Files.createDirectories(directory.resolve(name));
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='times %U %S %R'; time \"$@\"", "run"));
    command.addAll(ladder.command(source, out));
    String output = run(command);
    String[] times = output.substring(output.lastIndexOf("times ")).strip().split(" ", -1);
    add(
        name,
        Double.parseDouble(times[1]) + Double.parseDouble(times[2]),
        Double.parseDouble(times[3]));
  }

  private void add(String name, double processor, double wall) {
    BenchmarkCost cost = new BenchmarkCost(processor, wall);
    costs.computeIfAbsent(name, ignored -> new ArrayList<>()).add(cost);
    print("  " + name + ": " + cost.text());
  }

  private void report(FfmpegLadder ladder) throws Exception {
    BenchmarkCost ours = BenchmarkCost.median(costs.getOrDefault(TRIBUNE, List.of()));
    print("| | CPU, median | wall, median | Tribune's CPU is | Tribune's wall time is |");
    print("|---|---|---|---|---|");
    costs.forEach(
        (name, all) -> {
          BenchmarkCost cost = BenchmarkCost.median(all);
          print(
              String.format(
                  Locale.ROOT,
                  "| %s | %.2f s | %.2f s | %.3f × | %.3f × |",
                  name,
                  cost.processorSeconds(),
                  cost.wallSeconds(),
                  ours.processorSeconds() / cost.processorSeconds(),
                  ours.wallSeconds() / cost.wallSeconds()));
        });
    print("");
    print("| rendition | " + String.join(" | ", costs.keySet()) + " |");
    print("|---|" + "---|".repeat(costs.size()));
    for (Rendition rendition : ladder.format().renditions()) {
      if (rendition instanceof Rendition.Video video) {
        print(quality(ladder, video));
      }
    }
  }

  private String quality(FfmpegLadder ladder, Rendition.Video video) throws Exception {
    StringBuilder row = new StringBuilder("| " + video.id());
    for (String name : costs.keySet()) {
      Path file = directory.resolve(name).resolve(video.id() + ".mp4");
      String compare =
          ("[1:v]"
                  + SAME_COLOURS
                  + "%s,settb=1/25,setpts=N[wanted];[0:v]"
                  + SAME_COLOURS
                  + "settb=1/25,setpts=N[made];[made][wanted]psnr=shortest=1")
              .formatted(ladder.shape(video));
      String output =
          run(
              List.of(
                  "ffmpeg",
                  "-v",
                  "info",
                  "-nostats",
                  "-nostdin",
                  "-i",
                  "" + file,
                  "-i",
                  "" + source,
                  "-lavfi",
                  compare,
                  "-f",
                  "null",
                  "-"));
      Matcher found = PSNR.matcher(output);
      String psnr = found.find() ? found.group(1) : "?";
      row.append(" | ").append(psnr).append(" dB, ").append(Files.size(file) / 1000).append(" kB");
    }
    return row.append(" |").toString();
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed:\n" + output);
    }
    return output;
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
