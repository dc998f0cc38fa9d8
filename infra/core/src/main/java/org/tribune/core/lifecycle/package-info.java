/** Starting and closing what runs. */
@NullMarked
package org.tribune.core.lifecycle;

import org.jspecify.annotations.NullMarked;
