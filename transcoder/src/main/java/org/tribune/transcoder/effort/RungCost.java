package org.tribune.transcoder.effort;

import org.tribune.transcoder.encode.Effort;

/** What a rung takes of the processor with an effort, in a measure that all rungs share. */
@FunctionalInterface
public interface RungCost {
  double of(Effort effort);
}
