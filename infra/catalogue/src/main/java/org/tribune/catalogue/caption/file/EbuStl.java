package org.tribune.catalogue.caption.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.catalogue.caption.Cue;
import org.tribune.core.text.ValidationException;

/**
 * Captions as the subtitling data exchange format of the EBU (Tech 3264), in which broadcasters
 * deliver them.
 *
 * <pre>
 *   GSI   1,024 bytes: of the file   3 DFC, 12 CCT, 256 TCP
 *   TTI     128 bytes: of a part of a subtitle, again and again
 *         1 SN  3 EBN  5 TCI  9 TCO  13 VP  14 JC  15 CF  16 TF (112 bytes)
 * </pre>
 *
 * A text that is longer than a block goes on in the next (EBN). Times are counted from the time
 * code at which the programme begins (TCP), where the subtitles do that too.
 */
final class EbuStl {
  private static final int GSI = 1_024;
  private static final int TTI = 128;
  private static final int TEXT = 16;
  private static final int LAST_BLOCK = 0xFF;
  private static final int USER_DATA = 0xFE;

  /** Disk format code, with the frames a second. */
  private static final Pattern FORMAT = Pattern.compile("STL(\\d\\d)\\.01");

  private static final Pattern TIME_CODE = Pattern.compile("(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)");

  /** The upper third of teletext's 23 rows. */
  private static final int UPPER_ROWS = 8;

  private final byte[] file;
  private final int frames;
  private final EbuStlText text;
  private final List<Cue> cues = new ArrayList<>();
  private final ByteArrayOutputStream words = new ByteArrayOutputStream();

  private EbuStl(byte[] file) {
    this.file = file;
    Matcher format = FORMAT.matcher(header(file, 3, 8));
    if (!format.matches() || Integer.parseInt(format.group(1)) == 0) {
      throw new ValidationException("caption.unknown-format");
    }
    this.frames = Integer.parseInt(format.group(1));
    this.text = EbuStlText.of(header(file, 12, 2));
  }

  static boolean isOne(byte[] file) {
    return file.length >= GSI && FORMAT.matcher(header(file, 3, 8)).matches();
  }

  /**
   * The cues of a file, as they stand in it.
   *
   * @throws ValidationException with the number of the subtitle, if something is wrong with it
   */
  static List<Cue> read(byte[] file) {
    return new EbuStl(file).read();
  }

  private static String header(byte[] file, int from, int length) {
    return new String(file, from, length, ISO_8859_1);
  }

  private List<Cue> read() {
    for (int at = GSI; at < file.length; at += TTI) {
      if (at + TTI > file.length) {
        throw place(at).wrong("caption.cut-short");
      }
      read(at);
    }
    Optional<Duration> begin = begin();
    return begin.isEmpty()
        ? cues
        : cues.stream()
            .map(each -> each.at(each.start().minus(begin.get()), each.end().minus(begin.get())))
            .toList();
  }

  private void read(int at) {
    int block = unsigned(at + 3);
    if (block == USER_DATA) {
      return;
    }
    words.write(file, at + TEXT, TTI - TEXT);
    if (block != LAST_BLOCK) {
      return;
    }
    byte[] all = words.toByteArray();
    words.reset();
    boolean isComment = file[at + 15] == 1;
    String shown = isComment ? "" : text.decode(all);
    if (!shown.isEmpty()) {
      CaptionFile.requireRoom(cues);
      CaptionPlace place = place(at);
      cues.add(place.cue(time(at + 5, place), time(at + 9, place), settings(at), shown));
    }
  }

  /** A number that people find in their program: that of the subtitle, from 1 on. */
  private CaptionPlace place(int at) {
    int number = at + 2 < file.length ? unsigned(at + 1) | unsigned(at + 2) << 8 : 0;
    return CaptionPlace.caption(number == 0 ? cues.size() + 1 : number);
  }

  private Duration time(int at, CaptionPlace place) {
    int hours = unsigned(at);
    int minutes = unsigned(at + 1);
    int seconds = unsigned(at + 2);
    int frame = unsigned(at + 3);
    if (hours > 23 || minutes > 59 || seconds > 59 || frame >= frames) {
      throw place.wrong("caption.wrong-time-code");
    }
    return time(hours, minutes, seconds, frame);
  }

  private Duration time(long hours, long minutes, long seconds, long frame) {
    return Duration.ofHours(hours)
        .plusMinutes(minutes)
        .plusSeconds(seconds)
        .plusMillis(Math.round(frame * 1_000.0 / frames));
  }

  /**
   * The time code at which the programme begins: no subtitle is before it. Absent if the file does
   * not say, or says nonsense.
   */
  private Optional<Duration> begin() {
    Matcher code = TIME_CODE.matcher(header(file, 256, 8));
    if (!code.matches()) {
      return Optional.empty();
    }
    Duration begin =
        time(
            Long.parseLong(code.group(1)),
            Long.parseLong(code.group(2)),
            Long.parseLong(code.group(3)),
            Long.parseLong(code.group(4)));
    return Optional.of(begin)
        .filter(each -> cues.stream().noneMatch(cue -> cue.start().compareTo(each) < 0));
  }

  /** Where it stands: what is high stays high, and what is to one side stays there. */
  private String settings(int at) {
    int row = unsigned(at + 13);
    String line = row > 0 && row <= UPPER_ROWS ? "line:0" : "";
    String align =
        switch (unsigned(at + 14)) {
          case 1 -> "align:start";
          case 3 -> "align:end";
          default -> "";
        };
    return (line + " " + align).strip();
  }

  private int unsigned(int at) {
    return file[at] & 0xff;
  }
}
