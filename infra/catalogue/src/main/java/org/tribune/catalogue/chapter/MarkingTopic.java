package org.tribune.catalogue.chapter;

import java.time.Duration;
import org.tribune.core.log.JsonCodec;
import org.tribune.core.log.Topic;

/** The topic of what clerks mark. */
public final class MarkingTopic {
  private static final long SMALL = 200;

  /**
   * What clerks mark, whole each time; keyed by broadcast. It shows the other processes at once
   * what the catalogue keeps, and is soon forgotten.
   */
  public static final Topic<Marking> MARKINGS =
      new Topic<>(
          "markings",
          new JsonCodec<>(Marking.class),
          Duration.ofSeconds(30),
          /* memoryLimit= */ 1 << 20,
          marking -> SMALL * (1 + marking.marks().size()));

  private MarkingTopic() {}
}
