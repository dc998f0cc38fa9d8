/** What the server answers, kept word for word in files. */
@NullMarked
package org.tribune.site.golden;

import org.jspecify.annotations.NullMarked;
