/** Proofs of closed sessions: what was searched, as a signed document for the minutes. */
@NullMarked
package org.tribune.archive.proof;

import org.jspecify.annotations.NullMarked;
