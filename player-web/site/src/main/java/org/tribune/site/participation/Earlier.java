package org.tribune.site.participation;

import org.tribune.catalogue.question.QuestionId;

/**
 * A question that was asked before, prepared to be compared with others.
 *
 * @param features made once for a question by {@link QuestionFeatures#of}, and kept by the caller
 */
public record Earlier(QuestionId id, QuestionFeatures features) {}
