/** Asks a provider of OpenID Connect who somebody is. */
@NullMarked
package org.tribune.site.openid;

import org.jspecify.annotations.NullMarked;
