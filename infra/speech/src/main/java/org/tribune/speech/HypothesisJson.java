package org.tribune.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.tribune.core.text.CleanText;
import org.tribune.core.time.MediaTime;

/**
 * A hypothesis as a line of JSON: {@code {"utterance":0,"final":true,"words":[{"text":"bonjour",
 * "start":1.2,"end":1.55,"confidence":0.93}]}}, times in seconds. docs/captions.md says what of it
 * programs may leave out.
 */
public final class HypothesisJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** In seconds: the contribution's times count from 1970. */
  private static final BigDecimal LATEST = BigDecimal.valueOf(1L << 40);

  private static final int MICRO_DIGITS = 6;

  private HypothesisJson() {}

  /** As one line. */
  public static String write(Hypothesis hypothesis) {
    ObjectNode all = JSON.createObjectNode();
    all.put("utterance", hypothesis.utterance());
    all.put("final", hypothesis.isFinal());
    ArrayNode words = all.putArray("words");
    for (Word each : hypothesis.words()) {
      ObjectNode word = words.addObject();
      word.put("text", each.text());
      word.put("start", seconds(each.start()));
      word.put("end", seconds(each.end()));
      each.confidence().ifPresent(confidence -> word.put("confidence", confidence));
    }
    return all.toString();
  }

  /**
   * The hypothesis that a line is. Texts are cleaned; what is left of a word that had nothing to
   * read is left out.
   *
   * @param current the number of an utterance whose line does not say it
   * @throws IllegalArgumentException if it is none; the message says what is wrong with it
   */
  public static Hypothesis read(String line, int current) {
    JsonNode all = parse(line);
    List<Word> words = new ArrayList<>();
    for (JsonNode each : array(all, "words")) {
      String text = CleanText.line(text(each));
      if (!text.isEmpty()) {
        words.add(Word.heard(text, time(each, "start"), time(each, "end"), confidence(each)));
      }
    }
    return new Hypothesis(utterance(all, current), flag(all, "final"), words);
  }

  private static JsonNode parse(String line) {
    try {
      JsonNode all = JSON.readTree(line);
      if (all != null && all.isObject()) {
        return all;
      }
    } catch (JsonProcessingException e) {
      // As any other text.
    }
    throw new IllegalArgumentException("it is no JSON object");
  }

  private static JsonNode array(JsonNode of, String name) {
    JsonNode found = of.path(name);
    if (!found.isArray()) {
      throw new IllegalArgumentException("'" + name + "' is no list");
    }
    return found;
  }

  private static int utterance(JsonNode all, int current) {
    JsonNode found = all.path("utterance");
    if (found.isMissingNode()) {
      return current;
    }
    if (!found.canConvertToInt() || !found.isIntegralNumber()) {
      throw new IllegalArgumentException("'utterance' is no number of an utterance");
    }
    return found.intValue();
  }

  private static boolean flag(JsonNode all, String name) {
    JsonNode found = all.path(name);
    if (!found.isMissingNode() && !found.isBoolean()) {
      throw new IllegalArgumentException("'" + name + "' is neither true nor false");
    }
    return found.booleanValue();
  }

  private static String text(JsonNode word) {
    JsonNode found = word.path("text");
    if (!found.isTextual()) {
      throw new IllegalArgumentException("a word has no 'text'");
    }
    return found.textValue();
  }

  private static MediaTime time(JsonNode word, String name) {
    JsonNode found = word.path(name);
    if (!found.isNumber()) {
      throw new IllegalArgumentException("a word has no '" + name + "' in seconds");
    }
    BigDecimal seconds = found.decimalValue();
    // Scale first: a number of many digits is not to be computed with.
    if (seconds.precision() - seconds.scale() > LATEST.precision()
        || seconds.signum() < 0
        || seconds.compareTo(LATEST) > 0) {
      throw new IllegalArgumentException("'" + name + "' is no time");
    }
    return MediaTime.ofMicros(
        seconds
            .setScale(MICRO_DIGITS, RoundingMode.HALF_UP)
            .movePointRight(MICRO_DIGITS)
            .longValueExact());
  }

  private static OptionalDouble confidence(JsonNode word) {
    JsonNode found = word.path("confidence");
    if (found.isMissingNode() || found.isNull()) {
      return OptionalDouble.empty();
    }
    if (!found.isNumber()) {
      throw new IllegalArgumentException("'confidence' is no number");
    }
    return OptionalDouble.of(found.doubleValue());
  }

  private static BigDecimal seconds(MediaTime time) {
    return BigDecimal.valueOf(time.toMicros(), MICRO_DIGITS);
  }
}
