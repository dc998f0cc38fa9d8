package org.tribune.catalogue.question;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that was done with a question.
 *
 * @param who a moderator's name; empty for its author, and for what the program did by itself
 * @param detail a word more, never of what a citizen wrote
 * @param before how it stood before; present if it may be undone
 */
public record Step(
    Instant at, String who, StepKind kind, String detail, Optional<DecisionStatus> before) {}
