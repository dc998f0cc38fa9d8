package org.tribune.site.recording;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.catalogue.video.FilmSettings;

/** The cues of WebVTT captions (W3C WebVTT 4.1) that are heard in what is shown of a film. */
public final class ShownCues {
  private static final String TIME = "(?:(\\d{2,6}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})";
  private static final Pattern CUE =
      Pattern.compile("^\\s*" + TIME + "\\s+-->\\s+" + TIME, Pattern.MULTILINE);
  private static final Pattern BLANK_LINE = Pattern.compile("\\n(?:[ \\t]*\\n)+");

  private static final Duration FOREVER = Duration.ofDays(100);

  private ShownCues() {}

  /** Times stay those of the film. Comments go, which may be of anything. */
  public static String of(String captions, FilmSettings shown) {
    if (shown.isWhole()) {
      return captions;
    }
    String[] blocks = BLANK_LINE.split(captions.replace("\r\n", "\n").replace('\r', '\n').strip());
    return Stream.of(blocks)
        .filter(block -> isHead(block) || isShown(block, shown))
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private static boolean isHead(String block) {
    boolean holdsCue = block.contains("-->");
    return !holdsCue
        && (block.startsWith("WEBVTT") || block.startsWith("STYLE") || block.startsWith("REGION"));
  }

  private static boolean isShown(String block, FilmSettings shown) {
    Matcher cue = CUE.matcher(block);
    int cues = 0;
    // What stands below a cue without an empty line between is another: none may be of elsewhere.
    for (; cue.find(); cues++) {
      if (time(cue, 1).compareTo(shown.end().orElse(FOREVER)) >= 0
          || time(cue, 5).compareTo(shown.start()) <= 0) {
        return false;
      }
    }
    return cues > 0 && cues == block.split("-->", -1).length - 1;
  }

  private static Duration time(Matcher cue, int group) {
    long hours = cue.group(group) == null ? 0 : Long.parseLong(cue.group(group));
    return Duration.ofHours(hours)
        .plusMinutes(Long.parseLong(cue.group(group + 1)))
        .plusSeconds(Long.parseLong(cue.group(group + 2)))
        .plusMillis(Long.parseLong(cue.group(group + 3)));
  }
}
