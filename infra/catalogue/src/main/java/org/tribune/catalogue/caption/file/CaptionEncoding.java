package org.tribune.catalogue.caption.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.tribune.core.text.ValidationException;

/**
 * The text of a file, whatever it is encoded in: UTF-8, UTF-16 with a byte order mark, and else as
 * old Windows programs write, in Windows-1252.
 */
final class CaptionEncoding {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final char MARK = '\uFEFF';

  private CaptionEncoding() {}

  /**
   * The text, with LF at the ends of its lines, and without its byte order mark.
   *
   * @throws ValidationException if it is no text
   */
  static String decode(byte[] file) {
    String text = decoded(file).replace("\r\n", "\n").replace('\r', '\n');
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' && text.charAt(i) != '\n' && text.charAt(i) != '\t') {
        throw CaptionPlace.line(lineOf(text, i)).wrong("caption.not-text");
      }
    }
    return text;
  }

  private static String decoded(byte[] file) {
    Charset named = named(file);
    CharBuffer into = CharBuffer.allocate(file.length + 1);
    var read =
        named
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(file), into, /* endOfInput= */ true);
    String all = into.flip().toString();
    String text = !all.isEmpty() && all.charAt(0) == MARK ? all.substring(1) : all;
    if (read.isError()) {
      boolean isOpen = named.equals(StandardCharsets.UTF_8) && !text.startsWith("WEBVTT");
      return isOpen ? windows(file) : refuse(text);
    }
    return text;
  }

  /** WebVTT is in UTF-8, and UTF-16 says of itself that it is. */
  private static String refuse(String before) {
    throw CaptionPlace.line(lineOf(before, before.length())).wrong("caption.not-utf-8");
  }

  private static Charset named(byte[] file) {
    int first = file.length < 2 ? 0 : (file[0] & 0xff) << 8 | (file[1] & 0xff);
    return switch (first) {
      case 0xFEFF -> StandardCharsets.UTF_16BE;
      case 0xFFFE -> StandardCharsets.UTF_16LE;
      default -> StandardCharsets.UTF_8;
    };
  }

  private static String windows(byte[] file) {
    try {
      return WINDOWS
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(file))
          .toString();
    } catch (CharacterCodingException e) {
      throw new ValidationException("caption.unknown-format");
    }
  }

  private static int lineOf(String text, int place) {
    return 1 + (int) text.substring(0, place).chars().filter(each -> each == '\n').count();
  }
}
