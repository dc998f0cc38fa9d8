/** What the stages report of their health, for the operator. */
@NullMarked
package org.tribune.core.status;

import org.jspecify.annotations.NullMarked;
