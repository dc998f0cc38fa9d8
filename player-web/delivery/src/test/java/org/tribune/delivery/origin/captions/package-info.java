@NullMarked
package org.tribune.delivery.origin.captions;

import org.jspecify.annotations.NullMarked;
