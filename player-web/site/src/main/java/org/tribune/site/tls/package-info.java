/** The certificate that the server shows: read, checked, and taken anew when its files change. */
@NullMarked
package org.tribune.site.tls;

import org.jspecify.annotations.NullMarked;
