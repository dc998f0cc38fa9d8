package org.tribune.box;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.testkit.Tool;

/**
 * A flash of {@link FlashClip} and its beep as they came out, by the timestamps in the media.
 *
 * @param flash seconds
 * @param beep seconds
 */
record FlashAndBeep(double flash, double beep) {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Pattern TIME = Pattern.compile("pts_time:(\\S+)");
  private static final Pattern VALUE = Pattern.compile("lavfi\\.\\S+=(\\S+)");

  /** Halfway from black to white. */
  private static final double BRIGHT = 120;

  /** Decibels below full scale. */
  private static final double LOUD = -30;

  /** How near a flash and a beep must be to be taken for one of the clip. */
  private static final double NEAR = 0.5;

  /** How much later it is heard than seen, in seconds. */
  double lag() {
    return beep - flash;
  }

  /** All in the window of a channel as it is now, but those that have no counterpart. */
  static List<FlashAndBeep> in(BoxProcess box, String channel, Path folder)
      throws IOException, InterruptedException {
    try (LiveReader reader = box.reader(channel)) {
      Path video = reader.download(reader.playlist("240p"), folder.resolve(channel + "-v.mp4"));
      Path audio = reader.download(reader.playlist("audio"), folder.resolve(channel + "-a.mp4"));
      return pairs(flashes(video), beeps(audio));
    }
  }

  /** All in a file with picture and sound, but those that have no counterpart. */
  static List<FlashAndBeep> in(Path file) throws IOException, InterruptedException {
    return pairs(flashes(file), beeps(file));
  }

  private static List<Double> flashes(Path media) throws IOException, InterruptedException {
    String filter = "signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-";
    return rises(media, "-vf", filter, BRIGHT);
  }

  private static List<Double> beeps(Path media) throws IOException, InterruptedException {
    return rises(media, "-af", "asetnsamples=96," + SoundStatistics.printed("RMS_level"), LOUD);
  }

  private static List<FlashAndBeep> pairs(List<Double> flashes, List<Double> beeps) {
    List<FlashAndBeep> pairs = new ArrayList<>();
    for (double flash : flashes) {
      beeps.stream()
          .filter(beep -> Math.abs(beep - flash) < NEAR)
          .findFirst()
          .ifPresent(beep -> pairs.add(new FlashAndBeep(flash, beep)));
    }
    return pairs;
  }

  /** When the figure that {@code filter} prints goes over {@code threshold}, by the timestamps. */
  private static List<Double> rises(Path media, String kind, String filter, double threshold)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-copyts"));
    command.addAll(List.of("-i", "" + media, kind, filter, "-f", "null", "-"));
    List<Double> rises = new ArrayList<>();
    double time = 0;
    boolean over = true;
    for (String line : Tool.run(DEADLINE, command).output().lines().toList()) {
      Matcher stamp = TIME.matcher(line);
      Matcher value = VALUE.matcher(line);
      if (stamp.find()) {
        time = Double.parseDouble(stamp.group(1));
      } else if (value.find()) {
        boolean now =
            !value.group(1).contains("inf") && Double.parseDouble(value.group(1)) > threshold;
        if (now && !over) {
          rises.add(time);
        }
        over = now;
      }
    }
    return rises;
  }
}
