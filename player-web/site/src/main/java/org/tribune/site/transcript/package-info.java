/** What is said in a recording, as files to take away. */
@NullMarked
package org.tribune.site.transcript;

import org.jspecify.annotations.NullMarked;
