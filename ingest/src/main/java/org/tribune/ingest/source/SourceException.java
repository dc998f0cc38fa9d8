package org.tribune.ingest.source;

import java.util.Optional;
import org.tribune.core.text.Message;

/** A connection is over. Carries what the operator is shown. */
final class SourceException extends Exception {
  private final transient Optional<Message> message;

  /** Something went wrong. */
  SourceException(Message message, Throwable cause) {
    super(message.en(), cause);
    this.message = Optional.of(message);
  }

  /** Something is wrong, by our own finding. */
  SourceException(Message message) {
    super(message.en());
    this.message = Optional.of(message);
  }

  /** What to show the operator. */
  Optional<Message> told() {
    return message;
  }
}
