package org.tribune.catalogue.question;

import java.time.Instant;
import org.tribune.core.access.AccountId;

/**
 * A moderator looks at a question: others see so, and leave it.
 *
 * @param who the moderator's name
 * @param until then it is free again, unless it is held anew
 */
public record Claim(QuestionId question, AccountId account, String who, Instant until) {}
