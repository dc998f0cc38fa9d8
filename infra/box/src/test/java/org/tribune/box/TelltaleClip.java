package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.testkit.Clips;
import org.tribune.testkit.Tool;

/**
 * Clips of six seconds that are recognised by what is seen and heard of them: gray and silent, or
 * gray with a tone of 400 Hz, for all to see, and magenta with a tone of 3 kHz, which nobody may.
 */
final class TelltaleClip {
  /**
   * A limit for the picture's mean V: gray is 128, magenta more than 200, the slates less than 128.
   */
  static final double MAGENTA = 160;

  /** Decibels of full scale, of what is between 2.5 and 3.5 kHz. */
  static final double TONE = -50;

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Pattern VALUE = Pattern.compile("=(-?[0-9.]+)$");

  private TelltaleClip() {}

  /** What all may see. */
  static Path open(Path folder) throws IOException, InterruptedException {
    return clip(folder.resolve("open.flv"), "gray", "anullsrc=r=44100");
  }

  /**
   * The same with a tone that comes and goes each second and a half, as a word does. It is quiet:
   * where it is cut off there is a click that has all pitches.
   */
  static Path openWithTone(Path folder) throws IOException, InterruptedException {
    String tone = "aevalsrc='0.0125*sin(2*PI*400*t)*pow(sin(PI*t/1.5),2)':s=44100";
    return clip(folder.resolve("open.flv"), "gray", tone);
  }

  /** What nobody may; that it would be found is verified here. */
  static Path secret(Path folder) throws IOException, InterruptedException {
    Path clip = clip(folder.resolve("secret.flv"), "magenta", "sine=f=3000:r=44100");
    assertThat(magenta(clip)).isGreaterThan(MAGENTA);
    assertThat(tone(clip)).isGreaterThan(TONE);
    return clip;
  }

  private static Path clip(Path clip, String colour, String sound)
      throws IOException, InterruptedException {
    return Clips.filmed(
        clip,
        /* seconds= */ 6,
        "color=c=" + colour + ":s=426x240:r=25,noise=alls=25:allf=t",
        List.of("-f", "lavfi", "-i", sound));
  }

  /** How magenta it is at most; more than {@link #MAGENTA} if the secret is seen. */
  static double magenta(Path media) throws IOException, InterruptedException {
    return highest("" + media, "-vf", "signalstats", "VAVG");
  }

  /** How loud its tone is at most; more than {@link #TONE} if the secret is heard. */
  static double tone(Path media) throws IOException, InterruptedException {
    return loudest(media, "highpass=f=2500,highpass=f=2500,highpass=f=2500,lowpass=f=3500");
  }

  /** How loud the tone is that all may hear; more than {@link #TONE} if it is heard. */
  static double openTone(Path media) throws IOException, InterruptedException {
    return loudest(media, "highpass=f=250,lowpass=f=600");
  }

  private static double loudest(Path media, String band) throws IOException, InterruptedException {
    String peak = "Peak_level";
    return highest(
        "" + media, "-af", band + "," + SoundStatistics.filter(peak), SoundStatistics.key(peak));
  }

  /** The highest figure of this name that a filter gives for any frame. */
  private static double highest(String media, String kind, String filter, String name)
      throws IOException, InterruptedException {
    String print = kind.equals("-af") ? ",ametadata=print:file=-" : ",metadata=print:file=-";
    Tool.Result told =
        Tool.run(
            DEADLINE,
            List.of("ffmpeg", "-v", "error", "-i", media, kind, filter + print, "-f", "null", "-"));
    assertThat(told.status()).as(told.output()).isZero();
    return told.output()
        .lines()
        .filter(line -> line.contains(name + "="))
        .map(VALUE::matcher)
        .filter(Matcher::find)
        .mapToDouble(value -> Double.parseDouble(value.group(1)))
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }
}
