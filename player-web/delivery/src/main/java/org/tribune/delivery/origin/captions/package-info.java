/** What is said on air as WebVTT, by the segments and parts of the broadcast's grid. */
@NullMarked
package org.tribune.delivery.origin.captions;

import org.jspecify.annotations.NullMarked;
