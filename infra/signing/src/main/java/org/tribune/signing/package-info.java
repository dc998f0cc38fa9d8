/** Signatures on documents, and time stamps of authorities. */
@NullMarked
package org.tribune.signing;

import org.jspecify.annotations.NullMarked;
