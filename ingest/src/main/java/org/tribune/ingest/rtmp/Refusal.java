package org.tribune.ingest.rtmp;

/** Why a connection was not let in, or not kept. */
enum Refusal {
  NOT_RTMP("not RTMP"),
  TOO_MUCH("over a limit"),
  TOO_SLOW("too slow"),
  WRONG_KEY("unknown stream key"),
  KEY_IN_USE("stream key in use"),
  NOT_A_PUBLISHER("not a publisher"),
  TOO_MANY("too many connections"),
  LEFT_EARLY("left before it published"),
  DROPPED("dropped a packet");

  private final String words;

  Refusal(String words) {
    this.words = words;
  }

  /** As a log line says it. */
  String words() {
    return words;
  }
}
