@NullMarked
package org.tribune.web.takeaway;

import org.jspecify.annotations.NullMarked;
