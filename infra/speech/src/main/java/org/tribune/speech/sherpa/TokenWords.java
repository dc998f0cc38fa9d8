package org.tribune.speech.sherpa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.tribune.core.text.CleanText;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.SpeechException;
import org.tribune.speech.Word;

/**
 * Words of sherpa-onnx's result: a piece that begins with a space begins a word. Models know when a
 * piece begins; a word ends a little after its last, and before the next.
 */
final class TokenWords {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double LAST_PIECE = 0.12;
  private static final String SPACE = "▁";

  private final List<Word> words = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private double start = 0;
  private double last = 0;
  private double logarithms = 0;
  private int scored = 0;

  private TokenWords() {}

  /**
   * The words of a result as JSON ({@code AsJsonString} of online-recognizer.cc,
   * offline-stream.cc).
   *
   * @param from when what is heard begins
   * @param length of it: where the model knows no times, words are spread over it
   */
  static List<Word> read(String json, MediaTime from, MediaTime length)
      throws SpeechException.EngineFailed {
    JsonNode result;
    try {
      result = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new SpeechException.EngineFailed("recogniser.tokens-unreadable");
    }
    JsonNode tokens = result.path("tokens");
    JsonNode times = result.path("timestamps");
    JsonNode scores =
        result.path("ys_probs").isEmpty() ? result.path("ys_log_probs") : result.path("ys_probs");
    double begin = from.toSeconds() + result.path("start_time").asDouble(0);
    TokenWords words = new TokenWords();
    for (int i = 0; i < tokens.size(); i++) {
      double at =
          times.size() == tokens.size()
              ? times.get(i).asDouble()
              : length.toSeconds() * i / tokens.size();
      words.add(tokens.get(i).asText(), begin + Math.max(0, at));
      if (scores.size() == tokens.size()) {
        words.score(scores.get(i).asDouble());
      }
    }
    words.end(Double.MAX_VALUE);
    return words.words;
  }

  private void add(String token, double at) {
    String piece = token.replace(SPACE, " ");
    if (piece.startsWith(" ") || text.isEmpty()) {
      end(at);
      start = at;
    }
    last = Math.max(last, at);
    text.append(piece);
  }

  private void score(double logarithm) {
    logarithms += logarithm;
    scored++;
  }

  private void end(double next) {
    String clean = CleanText.line(text.toString());
    if (!clean.isEmpty() && clean.length() <= Word.LONGEST) {
      double end = Math.max(start, Math.min(next, last + LAST_PIECE));
      // As likely as its pieces are on average.
      OptionalDouble confidence =
          scored == 0
              ? OptionalDouble.empty()
              : OptionalDouble.of(Math.clamp(Math.exp(logarithms / scored), 0, 1));
      // A piece that is later than the next is a rounding.
      double begin = words.isEmpty() ? start : Math.max(start, words.getLast().start().toSeconds());
      words.add(Word.heard(clean, time(begin), time(Math.max(begin, end)), confidence));
    }
    text.setLength(0);
    last = 0;
    logarithms = 0;
    scored = 0;
  }

  private static MediaTime time(double seconds) {
    return MediaTime.ofMicros(Math.round(seconds * MediaTime.MICROS));
  }
}
