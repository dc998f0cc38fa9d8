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
import org.tribune.core.config.yaml.ConfigLoader;
import org.tribune.core.film.FilmManifest;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.time.FrameRate;
import org.tribune.media.slate.SlateBrand;
import org.tribune.transcoder.film.FilmOptions;
import org.tribune.transcoder.film.FilmTranscoder;
import org.tribune.transcoder.output.RenditionFactory;

/**
 * Measures the transcoder against two {@code ffmpeg} commands on the same source, in turn. Started
 * by {@code infra/bench/transcoder}.
 */
public final class TranscoderBenchmark {
  private static final String TRIBUNE = "Tribune";
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final Pattern PSNR = Pattern.compile("PSNR.* average:([0-9.]+|inf)");
  private static final Pattern SSIM = Pattern.compile("SSIM.* All:([0-9.]+)");
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Only we tag colours: without this the filter would convert one side to the other's. */
  private static final String SAME_COLOURS = "setparams=range=tv:colorspace=bt709,";

  private final String clip;
  private final Path directory;
  private final Workload workload;
  private final Map<String, List<BenchmarkCost>> costs = new LinkedHashMap<>();
  private int runs = 0;

  /** What the transcoder is given. */
  private sealed interface Workload {
    /** A camera's feed. */
    record Live(Path source) implements Workload {}

    /** A file to make a film of. */
    record Film(Path source) implements Workload {}

    /** A camera that gives nothing. */
    record Slate(Duration length) implements Workload {}

    static Workload of(String kind, String what) {
      return switch (kind) {
        case "live" -> new Live(Path.of(what));
        case "film" -> new Film(Path.of(what));
        case "slate" -> new Slate(Duration.ofSeconds(Long.parseLong(what)));
        default -> throw new IllegalArgumentException("No such workload: " + kind);
      };
    }

    default Optional<Path> file() {
      return switch (this) {
        case Live(Path source) -> Optional.of(source);
        case Film(Path source) -> Optional.of(source);
        case Slate _ -> Optional.empty();
      };
    }
  }

  /** What was made, and how long it is. */
  private record Made(RenditionFactory factory, RenditionFormat format, double seconds) {
    List<Rendition.Video> videos() {
      return format.renditions().stream()
          .filter(Rendition.Video.class::isInstance)
          .map(Rendition.Video.class::cast)
          .toList();
    }
  }

  private TranscoderBenchmark(String clip, Workload workload, Path directory) {
    this.clip = clip;
    this.workload = workload;
    this.directory = directory;
  }

  /**
   * Arguments: a directory for what is made, how many runs, seconds of warm-up, and for each
   * workload three more: what it is called, its kind, and the file, for a slate the seconds.
   */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    Duration warmUp = Duration.ofSeconds(Long.parseLong(arguments[2]));
    List<String> rows = new ArrayList<>();
    for (int i = 3; i < arguments.length; i += 3) {
      Workload workload = Workload.of(arguments[i + 1], arguments[i + 2]);
      TranscoderBenchmark benchmark =
          new TranscoderBenchmark(arguments[i], workload, directory.resolve(arguments[i]));
      if (i == 3) {
        print("warm-up");
        Made _ = benchmark.tribune(warmUp);
        benchmark.costs.clear();
      }
      rows.addAll(benchmark.measure(count));
    }
    print("");
    print("| clip | | CPU, s/s | Tribune is | wall, s/s | each rendition: kbit/s, PSNR, SSIM |");
    print("|---|---|---|---|---|---|");
    rows.forEach(TranscoderBenchmark::print);
  }

  private List<String> measure(int count) throws Exception {
    print(clip);
    Made made = tribune(Duration.ofDays(1));
    for (int run = 0; run < count; run++) {
      if (run > 0) {
        made = tribune(Duration.ofDays(1));
      }
      if (workload.file().isPresent()) {
        for (FfmpegLadder.Manner manner : FfmpegLadder.Manner.values()) {
          peer(manner, made);
        }
      }
    }
    return report(made);
  }

  /** A whole broadcast of the source. */
  private Made tribune(Duration most) throws Exception {
    Path data = Files.createDirectories(directory.resolve("run" + runs++));
    return switch (workload) {
      case Workload.Film(Path source) -> film(source, data);
      case Workload.Live(Path source) ->
          live(data, bench -> bench.feed.play(source, time -> false, most));
      case Workload.Slate(Duration length) -> live(data, bench -> bench.feed.silence(length));
    };
  }

  private Made film(Path source, Path data) throws Exception {
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
    FilmManifest manifest = FilmTranscoder.run(source, data, options, (_, _) -> {});
    add(TRIBUNE, (PROCESS.getProcessCpuTime() - processor) / 1e9, (System.nanoTime() - wall) / 1e9);
    Path out = Files.createDirectories(directory.resolve(TRIBUNE));
    for (Rendition rendition : manifest.format().renditions()) {
      join(data.resolve(rendition.id()), out.resolve(rendition.id() + ".mp4"));
    }
    return new Made(
        new RenditionFactory(options.transcoder()), manifest.format(), manifest.seconds());
  }

  private static void join(Path rendition, Path file) throws IOException {
    Files.write(file, Files.readAllBytes(rendition.resolve("init.mp4")));
    for (int i = 0; Files.exists(rendition.resolve(i + ".m4s")); i++) {
      byte[] segment = Files.readAllBytes(rendition.resolve(i + ".m4s"));
      Files.write(file, segment, StandardOpenOption.APPEND);
    }
  }

  /** Gives a broadcast what it is made of. */
  private interface Feeding {
    void feed(Bench bench) throws Exception;
  }

  private Made live(Path data, Feeding feeding) throws Exception {
    try (Bench bench = new Bench(data, Map.of());
        Transcoder transcoder = bench.transcoder()) {
      // So far ahead of the machine's clock that it never finds itself late and saves effort.
      bench.clock.advance(Duration.ofDays(1));
      long processor = PROCESS.getProcessCpuTime();
      long wall = System.nanoTime();
      bench.open();
      feeding.feed(bench);
      double seconds = bench.end(PATIENCE);
      add(
          TRIBUNE,
          (PROCESS.getProcessCpuTime() - processor) / 1e9,
          (System.nanoTime() - wall) / 1e9);
      Path out = Files.createDirectories(directory.resolve(TRIBUNE));
      for (Rendition rendition : bench.format().renditions()) {
        Path _ = bench.write(rendition.id(), out);
      }
      return new Made(new RenditionFactory(bench.config.transcoder()), bench.format(), seconds);
    }
  }

  private void peer(FfmpegLadder.Manner manner, Made made) throws Exception {
    Path out = Files.createDirectories(directory.resolve(manner.title()));
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='times %U %S %R'; time \"$@\"", "run"));
    command.addAll(
        new FfmpegLadder(manner, made.factory(), made.format())
            .command(workload.file().orElseThrow(), out));
    String output = run(command);
    String[] times = output.substring(output.lastIndexOf("times ")).strip().split(" ", -1);
    add(
        manner.title(),
        Double.parseDouble(times[1]) + Double.parseDouble(times[2]),
        Double.parseDouble(times[3]));
  }

  private void add(String name, double processor, double wall) {
    BenchmarkCost cost = new BenchmarkCost(processor, wall);
    costs.computeIfAbsent(name, ignored -> new ArrayList<>()).add(cost);
    print("  " + name + ": " + cost.text());
  }

  private List<String> report(Made made) throws Exception {
    BenchmarkCost ours = BenchmarkCost.median(costs.getOrDefault(TRIBUNE, List.of()));
    List<String> rows = new ArrayList<>();
    for (String name : costs.keySet()) {
      BenchmarkCost cost = BenchmarkCost.median(costs.getOrDefault(name, List.of()));
      StringBuilder qualities = new StringBuilder();
      for (Rendition.Video video : made.videos()) {
        qualities.append(qualities.isEmpty() ? "" : "; ").append(quality(name, made, video));
      }
      rows.add(
          String.format(
              Locale.ROOT,
              "| %s | %s | %.3f | %.3f × | %.3f | %s |",
              clip,
              name,
              cost.over(made.seconds()).processorSeconds(),
              ours.processorSeconds() / cost.processorSeconds(),
              cost.over(made.seconds()).wallSeconds(),
              qualities));
    }
    return rows;
  }

  /** At the instants of the rendition's constant frame rate, however long a picture is shown. */
  private String quality(String name, Made made, Rendition.Video video) throws Exception {
    Path file = directory.resolve(name).resolve(video.id() + ".mp4");
    String size =
        String.format(
            Locale.ROOT, "%s %.0f", video.id(), Files.size(file) * 8 / made.seconds() / 1000);
    if (workload.file().isEmpty()) {
      return size;
    }
    String timeline = "setpts=PTS-STARTPTS,fps=%s,";
    String wanted = timeline.formatted(ffmpegRate(made.format().timeline().frameRate()));
    String shown = timeline.formatted(ffmpegRate(video.frameRate()));
    String shape =
        new FfmpegLadder(FfmpegLadder.Manner.TWIN, made.factory(), made.format()).shape(video);
    String compare =
        ("[1:v]" + SAME_COLOURS + wanted + shape + ",split[w1][w2];[0:v]" + SAME_COLOURS + shown)
            + "split[m1][m2];[m1][w1]psnr=shortest=1[p];[m2][w2]ssim=shortest=1[s]";
    List<String> command =
        new ArrayList<>(List.of("ffmpeg", "-v", "info", "-nostats", "-nostdin", "-i", "" + file));
    command.addAll(List.of("-i", "" + workload.file().orElseThrow(), "-lavfi", compare));
    command.addAll(List.of("-map", "[p]", "-f", "null", "-", "-map", "[s]", "-f", "null", "-"));
    String output = run(command);
    return size + ", " + found(PSNR, output) + " dB, " + found(SSIM, output);
  }

  private static String ffmpegRate(FrameRate rate) {
    return rate.numerator() + "/" + rate.denominator();
  }

  private static String found(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    return matcher.find() ? matcher.group(1) : "?";
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
