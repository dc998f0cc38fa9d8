/** Looks at what authenticators make and sign: passkeys. */
@NullMarked
package org.tribune.site.passkey;

import org.jspecify.annotations.NullMarked;
