package org.tribune.catalogue.caption.file;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.caption.WebVtt;
import org.tribune.core.text.ValidationException;

/**
 * The text field of EBU-STL (Tech 3264, 5.2 and appendix 2): code table 00, Latin, is that of ISO
 * 6937, where an accent stands before its letter; the others are parts of ISO 8859.
 */
final class EbuStlText {
  private static final int ITALICS = 0x80;
  private static final int ITALICS_END = 0x81;
  private static final int UNDERLINE = 0x82;
  private static final int UNDERLINE_END = 0x83;
  private static final int NEW_LINE = 0x8A;
  private static final int UNUSED = 0x8F;
  private static final int FIRST_ACCENT = 0xC1;
  private static final int FIRST_HIGH = 0xA0;
  private static final char NONE = '\uFFFD';

  /** 0xC1 to 0xCF: grave, acute, and so on. */
  private static final String ACCENTS =
      "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0308\u030A\u0327\uFFFD\u030B\u0328\u030C";

  /** 0xA0 to 0xFF without the accents. */
  private static final String HIGH =
      "\u00A0¡¢£$¥#§¤‘“«←↑→↓"
          + "°±²³×µ¶·÷’”»¼½¾¿"
          + "\uFFFD".repeat(16)
          + "—¹®©™♪¬¦\uFFFD\uFFFD\uFFFD\uFFFD⅛⅜⅝⅞"
          + "ΩÆĐªĦ\uFFFDĲĿŁØŒºÞŦŊŉ"
          + "ĸæđðħıĳŀłøœßþŧŋ\u00AD";

  private final Optional<Charset> other;

  private EbuStlText(Optional<Charset> other) {
    this.other = other;
  }

  /**
   * That of a character code table.
   *
   * @param table as the file's header names it
   * @throws ValidationException if there is none of this name
   */
  static EbuStlText of(String table) {
    return new EbuStlText(
        switch (table) {
          case "00" -> Optional.empty();
          case "01" -> Optional.of(Charset.forName("ISO-8859-5"));
          case "02" -> Optional.of(Charset.forName("ISO-8859-6"));
          case "03" -> Optional.of(Charset.forName("ISO-8859-7"));
          case "04" -> Optional.of(Charset.forName("ISO-8859-8"));
          default -> throw new ValidationException("caption.unknown-code-table", printable(table));
        });
  }

  private static String printable(String table) {
    return table.replaceAll("[^0-9A-Za-z]", "?");
  }

  /** Lines in the markup of cues, none of them empty; empty if there are none. */
  String decode(byte[] field) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    Style style = new Style();
    for (int i = 0; i < field.length; i++) {
      int code = field[i] & 0xff;
      if (code == UNUSED) {
        continue;
      }
      if (code == NEW_LINE) {
        end(line, style, lines);
      } else if (code >= ITALICS && code <= UNDERLINE_END) {
        style.change(code, line);
      } else if (isAccent(code) && i + 1 < field.length) {
        line.append(accented(field[++i] & 0xff, code));
      } else {
        line.append(WebVtt.escaped(character(code)));
      }
    }
    end(line, style, lines);
    return String.join("\n", lines);
  }

  private static void end(StringBuilder line, Style style, List<String> lines) {
    boolean isEmpty = line.toString().replaceAll("</?[iu]>", "").isBlank();
    String written =
        style.closed(line).replaceAll("<([iu])></\\1>", "").replaceAll("\\s+", " ").strip();
    line.setLength(0);
    style.open(line);
    if (!isEmpty) {
      lines.add(written);
    }
  }

  private boolean isAccent(int code) {
    return other.isEmpty()
        && code >= FIRST_ACCENT
        && code < FIRST_ACCENT + ACCENTS.length()
        && ACCENTS.charAt(code - FIRST_ACCENT) != NONE;
  }

  private String accented(int letter, int accent) {
    String base = character(letter);
    return base.isBlank()
        ? base
        : Normalizer.normalize(
            WebVtt.escaped(base) + ACCENTS.charAt(accent - FIRST_ACCENT), Normalizer.Form.NFC);
  }

  /** Colours and boxes of teletext take the room of a space. */
  private String character(int code) {
    if (code < FIRST_HIGH) {
      return code < ' ' || code > '~' ? " " : String.valueOf((char) code);
    }
    if (other.isPresent()) {
      return new String(new byte[] {(byte) code}, other.get()).replace(NONE, ' ');
    }
    return String.valueOf(HIGH.charAt(code - FIRST_HIGH)).replace(NONE, ' ');
  }

  /** What is on goes on in the next line. */
  private static final class Style {
    private boolean isItalic = false;
    private boolean isUnderlined = false;

    void change(int code, StringBuilder line) {
      String before = tags(/* isEnd= */ true);
      line.append(before);
      switch (code) {
        case ITALICS -> isItalic = true;
        case ITALICS_END -> isItalic = false;
        case UNDERLINE -> isUnderlined = true;
        default -> isUnderlined = false;
      }
      open(line);
    }

    void open(StringBuilder line) {
      line.append(tags(/* isEnd= */ false));
    }

    String closed(StringBuilder line) {
      return line + tags(/* isEnd= */ true);
    }

    private String tags(boolean isEnd) {
      String italic = isItalic ? isEnd ? "</i>" : "<i>" : "";
      String underlined = isUnderlined ? isEnd ? "</u>" : "<u>" : "";
      return isEnd ? underlined + italic : italic + underlined;
    }
  }
}
