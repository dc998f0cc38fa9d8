/**
 * What citizens ask beside a debate, and what becomes of it: decided by a moderator, answered in a
 * suspension of the sitting or in writing, found again.
 */
@NullMarked
package org.tribune.catalogue.question;

import org.jspecify.annotations.NullMarked;
