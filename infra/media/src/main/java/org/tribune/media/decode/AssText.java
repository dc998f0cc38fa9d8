package org.tribune.media.decode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.bytedeco.javacpp.BytePointer;

/** The text of subtitles, which FFmpeg gives as lines of ASS: without their styles and places. */
final class AssText {
  /** ReadOrder, Layer, Style, Name, MarginL, MarginR, MarginV, Effect; then the text. */
  private static final int FIELDS = 9;

  private static final Pattern STYLES = Pattern.compile("\\{[^}]*}");
  private static final Pattern BREAKS = Pattern.compile("\\\\[Nn]");
  private static final Pattern HARD_SPACES = Pattern.compile("\\\\h");

  private AssText() {}

  /** The text of each event, with line feeds between its lines. */
  static List<String> of(AVSubtitle subtitle) {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < subtitle.num_rects(); i++) {
      BytePointer line = subtitle.rects(i).ass();
      if (line != null && !line.isNull()) {
        events.add(plain(new String(line.getStringBytes(), StandardCharsets.UTF_8)));
      }
    }
    return events;
  }

  private static String plain(String line) {
    String[] fields = line.split(",", FIELDS);
    String text = STYLES.matcher(fields[fields.length - 1]).replaceAll("");
    return HARD_SPACES.matcher(BREAKS.matcher(text).replaceAll("\n")).replaceAll(" ");
  }
}
