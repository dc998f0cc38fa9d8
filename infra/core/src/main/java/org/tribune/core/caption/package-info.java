/** What is said on air, as text: whoever hears or writes it, it is one track. */
@NullMarked
package org.tribune.core.caption;

import org.jspecify.annotations.NullMarked;
