/** The site in the community's own colour and with its logo. */
@NullMarked
package org.tribune.site.theme;

import org.jspecify.annotations.NullMarked;
