@NullMarked
package org.tribune.delivery.download;

import org.jspecify.annotations.NullMarked;
