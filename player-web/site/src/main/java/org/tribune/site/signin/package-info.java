/** Looks at what authenticators make and sign: passkeys. */
@NullMarked
package org.tribune.site.signin;

import org.jspecify.annotations.NullMarked;
