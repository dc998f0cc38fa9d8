/**
 * How citizens take part: what they ask, and what keeps it from harm. What is noticed in a question
 * before a moderator reads it: docs/decisions/0100-flags.md.
 */
@NullMarked
package org.tribune.site.participation;

import org.jspecify.annotations.NullMarked;
