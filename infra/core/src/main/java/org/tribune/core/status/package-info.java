/** What the stages tell of their health, for the operator. */
@NullMarked
package org.tribune.core.status;

import org.jspecify.annotations.NullMarked;
