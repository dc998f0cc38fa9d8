package org.tribune.core.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody sent can't be accepted; the message says what is wrong, and what to do. */
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
    super(said.en());
    this.code = code;
    this.said = said;
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
