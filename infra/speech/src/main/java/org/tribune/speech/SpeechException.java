package org.tribune.speech;

/** What was said can't be heard; the message says why, and what the operator can do. */
public abstract sealed class SpeechException extends Exception {
  private SpeechException(String message) {
    super(message);
  }

  /** The program, the model or the language is not to be used so: trying again is no use. */
  public static final class Unusable extends SpeechException {
    public Unusable(String message) {
      super(message);
    }
  }

  /** The engine ended, hangs, or says what makes no sense: starting it again may help. */
  public static final class EngineFailed extends SpeechException {
    public EngineFailed(String message) {
      super(message);
    }
  }
}
