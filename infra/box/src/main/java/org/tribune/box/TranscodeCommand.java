package org.tribune.box;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.film.EncoderLine;
import org.tribune.core.film.FilmManifest;
import org.tribune.core.sandbox.Sandbox;
import org.tribune.media.NativeLibraries;
import org.tribune.media.slate.SlateBrand;
import org.tribune.transcoder.film.FilmException;
import org.tribune.transcoder.film.FilmOptions;
import org.tribune.transcoder.film.FilmProgress;
import org.tribune.transcoder.film.FilmTranscoder;
import org.tribune.transcoder.film.TruncatedFilmException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tribune transcode INPUT OUTPUT_DIR}. */
@Command(
    name = "transcode",
    description = "Turns a file into HLS renditions with playlists, as a broadcast has them",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TranscodeCommand implements Callable<Integer> {
  /**
   * What begins a line of the progress, and of a refusal's reason, for a program that reads them.
   */
  static final String PROGRESS = "progress ";

  static final String REFUSED = "refused ";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteOptions options = new SiteOptions();

  @Parameters(index = "0", paramLabel = "INPUT", description = "The film's file")
  private Path input = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "OUTPUT_DIR",
      description = "Where index.m3u8 and all that it names are written")
  private Path folder = Path.of("");

  @Option(
      names = "--loudness",
      paramLabel = "LUFS",
      description =
          "The loudness that the sound is brought to (default: ${DEFAULT-VALUE}, EBU R 128)",
      defaultValue = "-23")
  private double loudness;

  @Option(names = "--keep-loudness", description = "Leaves the sound as loud as it is")
  private boolean keepsLoudness;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "What is shown of a file that has sound only")
  private Optional<String> title = Optional.empty();

  @Option(
      names = "--longest",
      paramLabel = "MINUTES",
      description = "The longest film that is taken (default: ${DEFAULT-VALUE})",
      defaultValue = "1440")
  private int longest;

  @Option(
      names = "--accept-short",
      description = "Makes a film of what is there of a file that ends before its end")
  private boolean acceptsShort;

  @Option(
      names = "--progress",
      description =
          "Reports to a program in lines how far it is and why it fails, and ends with its input")
  private boolean tellsProgress;

  @Override
  public Integer call() throws FilmException {
    TribuneConfig config = options.load();
    PrintWriter out = spec.commandLine().getOut();
    if (tellsProgress) {
      Thread.ofPlatform().name("starter").daemon().start(TranscodeCommand::endWithStarter);
    }
    new MediaLibrary().start();
    NativeLibraries.load();
    // Reads a file of the site's.
    SlateBrand brand = SlateBrand.of(config.site().theme());
    // The last that is done before the file is opened.
    Sandbox.sealOrEnd();
    FilmOptions settings =
        new FilmOptions(
            config.transcoder(),
            title.orElse(config.site().name()),
            brand,
            config.site().languages().getFirst(),
            Instant.now(),
            keepsLoudness ? Optional.empty() : Optional.of(loudness),
            Duration.ofMinutes(longest),
            acceptsShort);
    FilmProgress progress =
        tellsProgress ? (share, seconds) -> tell(out, share, seconds) : (_, _) -> {};
    try {
      FilmManifest film = FilmTranscoder.run(input, folder, settings, progress);
      if (!tellsProgress) {
        out.printf(
            Locale.ROOT,
            "%s is %s long: play %s%n",
            input,
            length(film.seconds()),
            folder.resolve("index.m3u8"));
      }
      return ExitCode.OK;
    } catch (FilmException e) {
      if (tellsProgress) {
        out.println(line(e).text());
      }
      throw e;
    } finally {
      out.flush();
    }
  }

  private static EncoderLine line(FilmException refused) {
    return refused instanceof TruncatedFilmException truncated
        ? new EncoderLine.CutShort(truncated.shortfall())
        : new EncoderLine.Refused(refused.flaw());
  }

  private static void tell(PrintWriter out, double share, double seconds) {
    out.println(new EncoderLine.Progress(share, seconds).text());
    out.flush();
  }

  /** Who started this process is gone: nobody wants the film any more. */
  private static void endWithStarter() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is said to us.
      }
    } catch (IOException e) {
      // As good as its end.
    }
    Runtime.getRuntime().halt(ExitCode.SOFTWARE);
  }

  private static String length(double seconds) {
    long whole = Math.round(seconds);
    return "%d:%02d:%02d".formatted(whole / 3_600, whole / 60 % 60, whole % 60);
  }
}
