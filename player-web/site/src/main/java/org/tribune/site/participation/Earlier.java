package org.tribune.site.participation;

import org.tribune.catalogue.question.QuestionId;

/**
 * A question that was asked before, prepared to be compared with others.
 *
 * @param wording made once for a question by {@link Wording#of}, and kept by the caller
 */
public record Earlier(QuestionId id, Wording wording) {}
