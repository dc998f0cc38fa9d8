package org.tribune.transcoder.caption;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.tribune.core.Bytes;

/**
 * Writes CEA-608 by the tables of ANSI/CTA-608-E, as an encoder at the camera does: two bytes in a
 * thirtieth of a second, control codes twice, with odd parity. Knows nothing of our decoder.
 */
public final class CaptionEncoder {
  public static final int RESUME_CAPTION_LOADING = 0x1420;
  public static final int ROLL_UP_2 = 0x1425;
  public static final int RESUME_DIRECT_CAPTIONING = 0x1429;
  public static final int TEXT_RESTART = 0x142A;
  public static final int ERASE_DISPLAYED_MEMORY = 0x142C;
  public static final int CARRIAGE_RETURN = 0x142D;
  public static final int ERASE_NON_DISPLAYED_MEMORY = 0x142E;
  public static final int END_OF_CAPTION = 0x142F;

  /** Preamble address codes: row 15 and row 14, white, from the first column. */
  public static final int ROW_15 = 0x1470;

  public static final int ROW_14 = 0x1450;

  /** What makes a control code one of the second channel, CC2. */
  public static final int SECOND_CHANNEL = 0x0800;

  private static final int ITALICS = 0x112E;

  private static final double PAIR = 1.0 / 30;

  /** Of the basic characters those that are not ASCII. */
  private static final Map<Character, Integer> BASIC =
      Map.of('á', 0x2A, 'é', 0x5C, 'í', 0x5E, 'ó', 0x5F, 'ú', 0x60, 'ç', 0x7B, 'ñ', 0x7E);

  private static final Map<Character, Integer> SPECIAL =
      Map.of(
          '♪', 0x1137, 'à', 0x1138, 'è', 0x113A, 'â', 0x113B, 'ê', 0x113C, 'î', 0x113D, 'ô', 0x113E,
          'û', 0x113F);

  /** Each stands for the character before it, which is for decoders that do not know it. */
  private static final Map<Character, Integer> EXTENDED =
      Map.of(
          'É', 0x1221, 'ë', 0x1236, 'À', 0x1230, 'Ç', 0x1232, 'ù', 0x123C, '«', 0x123E, '»',
          0x123F);

  private final NavigableMap<Double, byte[]> pairs = new TreeMap<>();
  private double next = 0;

  /** From here on, in seconds. */
  public CaptionEncoder at(double seconds) {
    next = Math.max(next, seconds);
    return this;
  }

  /** Control codes, each twice. */
  public CaptionEncoder control(int... codes) {
    for (int code : codes) {
      pair(code);
      pair(code);
    }
    return this;
  }

  /** Characters. */
  public CaptionEncoder text(String text) {
    List<Integer> waiting = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      Integer wide = SPECIAL.get(each);
      if (EXTENDED.containsKey(each)) {
        waiting.add((int) '?');
        wide = EXTENDED.get(each);
      }
      if (wide != null) {
        flush(waiting);
        control(wide);
      } else {
        waiting.add(BASIC.getOrDefault(each, (int) each));
      }
    }
    flush(waiting);
    return this;
  }

  private void flush(List<Integer> waiting) {
    for (int i = 0; i < waiting.size(); i += 2) {
      int second = i + 1 < waiting.size() ? waiting.get(i + 1) : 0;
      pair((waiting.get(i) << 8) | second);
    }
    waiting.clear();
  }

  /** A line at the bottom, below the one before it. */
  public CaptionEncoder rollUp(String line) {
    return control(ROLL_UP_2, CARRIAGE_RETURN, ROW_15).text(line);
  }

  /** Two lines, the second in italics, which are shown once both are there. */
  public CaptionEncoder popOn(String upper, String lower) {
    return control(RESUME_CAPTION_LOADING, ERASE_NON_DISPLAYED_MEMORY, ROW_14)
        .text(upper)
        .control(ROW_15, ITALICS)
        .text(lower)
        .control(END_OF_CAPTION);
  }

  /** Two bytes as they are. */
  public CaptionEncoder pair(int value) {
    pairs.put(next, new byte[] {odd(value >> 8), odd(value & 0xFF)});
    next += PAIR;
    return this;
  }

  private static byte odd(int value) {
    return (byte) (Integer.bitCount(value) % 2 == 1 ? value : value | 0x80);
  }

  /** As a file of Scenarist (SCC), which knows of thirtieths of a second. */
  public String scenarist() {
    StringBuilder file = new StringBuilder("Scenarist_SCC V1.0\n");
    pairs.forEach(
        (seconds, pair) -> {
          long frame = Math.round(seconds / PAIR);
          file.append(
              "\n00:%02d:%02d:%02d\t%02x%02x\n"
                  .formatted(
                      frame / 1_800, frame / 30 % 60, frame % 30, pair[0] & 0xFF, pair[1] & 0xFF));
        });
    return file.toString();
  }

  /** When the last pair has been sent. */
  public double end() {
    return next;
  }

  /** What goes with a picture: cc_data, first field. */
  public Bytes between(double from, double to) {
    ByteArrayOutputStream triplets = new ByteArrayOutputStream();
    for (byte[] pair : pairs.subMap(from, to).values()) {
      triplets.write(0xFC);
      triplets.writeBytes(pair);
    }
    return Bytes.wrap(triplets.toByteArray());
  }
}
