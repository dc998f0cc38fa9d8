/** Looks at what authenticators make and sign: passkeys. */
@NullMarked
package org.tribune.web.passkey;

import org.jspecify.annotations.NullMarked;
