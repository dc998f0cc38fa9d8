package org.tribune.site.caption;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.core.Bytes;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.ProblemException;

/**
 * What caption software sends at once.
 *
 * @param pieces in order; none if nothing was said
 * @param endsLine true if what comes next is another line
 */
record SentCaptions(List<Piece> pieces, boolean endsLine) {
  /** More is no caption. */
  static final int LONGEST = 2_000;

  /**
   * The time of a cue; some programs follow YouTube's description to the letter, with a full stop.
   */
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d)[:.](\\d\\d(?:\\.\\d{1,9})?)Z?(?:\\s.*)?");

  private static final Pattern LINE_BREAK = Pattern.compile("(?i)<br\\s*/?>");

  SentCaptions {
    pieces = List.copyOf(pieces);
  }

  /**
   * Some text.
   *
   * @param at when it is said, if the program knows; by its own clock
   */
  record Piece(Optional<Instant> at, List<String> words) {
    Piece {
      words = List.copyOf(words);
    }
  }

  /** In Zoom's style: text, which may end with a line break. */
  static SentCaptions text(Bytes body) {
    String text = decode(body);
    return new SentCaptions(
        pieces(Optional.empty(), text), text.endsWith("\n") || text.endsWith("\r"));
  }

  /** In YouTube's style: lines of text, each below the time at which it is said. */
  static SentCaptions timed(Bytes body) {
    List<Piece> pieces = new ArrayList<>();
    Optional<Instant> at = Optional.empty();
    StringBuilder text = new StringBuilder();
    for (String line : LINE_BREAK.matcher(decode(body)).replaceAll(" ").lines().toList()) {
      Matcher time = TIME.matcher(line.strip());
      if (time.matches()) {
        pieces.addAll(pieces(at, text.toString()));
        text.setLength(0);
        at = Optional.of(time(time.group(1) + ":" + time.group(2)));
      } else {
        text.append(line).append('\n');
      }
    }
    pieces.addAll(pieces(at, text.toString()));
    return new SentCaptions(pieces, /* endsLine= */ false);
  }

  private static Instant time(String text) {
    try {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw ProblemException.badRequest("caption.input.time-unreadable");
    }
  }

  private static List<Piece> pieces(Optional<Instant> at, String text) {
    List<String> words = CaptionWords.of(text);
    return words.isEmpty() ? List.of() : List.of(new Piece(at, words));
  }

  private static String decode(Bytes body) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.array())).toString();
      if (text.length() > LONGEST) {
        throw new ProblemException(Problem.of(413, "Too long", "caption.input.too-long", LONGEST));
      }
      return text;
    } catch (CharacterCodingException e) {
      throw ProblemException.badRequest("caption.input.not-utf8");
    }
  }
}
