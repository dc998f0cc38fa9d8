package org.tribune.core.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sent can't be accepted; the message says what is wrong, and what to do. It alone is
 * told to who asked: any other {@link IllegalArgumentException} is a mistake of ours
 * (docs/decisions/0199-whose-mistake-it-is.md).
 */
public final class ValidationException extends IllegalArgumentException {
  private final transient Message said;
  private final String code;

  /**
   * A violation.
   *
   * @param code of {@link Messages}
   * @param arguments as for {@link Message#of}
   */
  public ValidationException(String code, @Nullable Object... arguments) {
    this(code, Message.of(code, arguments));
  }

  private ValidationException(String code, Message said) {
    this(code, said, said.en());
  }

  private ValidationException(String code, Message said, String message) {
    super(message);
    this.code = code;
    this.said = said;
  }

  /** What was sent is no id, for the reason {@code why}, in English. */
  public static ValidationException ofId(String why) {
    return told("request.id-invalid", why);
  }

  /** What was sent can't be true together, for the reason {@code why}, in English. */
  public static ValidationException contradiction(String why) {
    return told("request.contradicts-itself", why);
  }

  private static ValidationException told(String code, String why) {
    return new ValidationException(code, Message.of(code, why), why);
  }

  /** By which a test or a program knows it. */
  public String code() {
    return code;
  }

  public List<Object> arguments() {
    return said.arguments();
  }

  /** What to show the person who asked for it. */
  public Message said() {
    return said;
  }
}
