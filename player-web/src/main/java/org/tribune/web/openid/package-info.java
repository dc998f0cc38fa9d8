/** Asks a provider of OpenID Connect who somebody is. */
@NullMarked
package org.tribune.web.openid;

import org.jspecify.annotations.NullMarked;
