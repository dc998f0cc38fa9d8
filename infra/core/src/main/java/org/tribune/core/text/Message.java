package org.tribune.core.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A thing said to a person, in every language, with its remedy. Our own stand in {@link Messages}
 * and are known by a code; what was read from a log or the catalogue brings its words with it. The
 * JSON has the words alone.
 */
@JsonPropertyOrder({"fr", "en"})
public final class Message {
  private final Optional<String> code;
  private final List<Object> arguments;
  private final String fr;
  private final String en;

  /**
   * Words that were written before.
   *
   * @param fr in French
   * @param en in English
   */
  @JsonCreator
  public Message(@JsonProperty("fr") String fr, @JsonProperty("en") String en) {
    this(Optional.empty(), List.of(), fr, en);
  }

  private Message(Optional<String> code, List<Object> arguments, String fr, String en) {
    this.code = code;
    this.arguments = arguments;
    this.fr = fr;
    this.en = en;
  }

  /**
   * The message of this code; looked up when it is said, so that a constant costs nothing before.
   *
   * @param arguments for {@code {0}}, {@code {1}}…; a message among them is said in the same
   *     language
   */
  public static Message of(String code, @Nullable Object... arguments) {
    return new Message(Optional.of(code), kept(arguments), /* fr= */ "", /* en= */ "");
  }

  /** What may change later, or be missing, as the text that it is now. */
  static List<Object> kept(@Nullable Object... arguments) {
    return Arrays.stream(arguments).map(Message::kept).toList();
  }

  private static Object kept(@Nullable Object argument) {
    return argument instanceof Message || argument instanceof Number
        ? argument
        : String.valueOf(argument);
  }

  /** Its name in {@link Messages}; empty for words that were written before. */
  public Optional<String> code() {
    return code;
  }

  public List<Object> arguments() {
    return arguments;
  }

  @JsonProperty("fr")
  public String fr() {
    return code.map(this::french).orElse(fr);
  }

  @JsonProperty("en")
  public String en() {
    return code.map(this::english).orElse(en);
  }

  /** In this language; words that were written before are English or French. */
  public String in(Messages language) {
    return code.map(known -> language.text(known, arguments))
        .orElse(language.language().equals("en") ? en : fr);
  }

  private String french(String known) {
    return Messages.french().text(known, arguments);
  }

  private String english(String known) {
    return Messages.english().text(known, arguments);
  }

  /** True for the same words, wherever they come from. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Message message
        && fr().equals(message.fr())
        && en().equals(message.en());
  }

  @Override
  public int hashCode() {
    return Objects.hash(fr(), en());
  }

  @Override
  public String toString() {
    return "Message[fr=" + fr() + ", en=" + en() + "]";
  }
}
