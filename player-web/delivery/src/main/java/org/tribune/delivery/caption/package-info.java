/** What is said on air, as its viewers read it. */
@NullMarked
package org.tribune.delivery.caption;

import org.jspecify.annotations.NullMarked;
