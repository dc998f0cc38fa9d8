/** Who may do what. */
@NullMarked
package org.tribune.core.access;

import org.jspecify.annotations.NullMarked;
