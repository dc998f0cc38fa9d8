package org.tribune.speech;

import org.jspecify.annotations.Nullable;
import org.tribune.core.text.Message;

/** What was said can't be heard; the message says why, and what the operator can do. */
public abstract sealed class SpeechException extends Exception {
  private final transient Message why;

  private SpeechException(Message why) {
    super(why.en());
    this.why = why;
  }

  /** The message, in every language. */
  public Message why() {
    return why;
  }

  /** The program, the model or the language is not to be used so: trying again is no use. */
  public static final class Unusable extends SpeechException {
    public Unusable(Message why) {
      super(why);
    }

    /** As {@link Message#of}. */
    public Unusable(String code, @Nullable Object... arguments) {
      super(Message.of(code, arguments));
    }
  }

  /** The engine ended, hangs, or says what makes no sense: starting it again may help. */
  public static final class EngineFailed extends SpeechException {
    public EngineFailed(Message why) {
      super(why);
    }

    /** As {@link Message#of}. */
    public EngineFailed(String code, @Nullable Object... arguments) {
      super(Message.of(code, arguments));
    }
  }
}
