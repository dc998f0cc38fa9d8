@NullMarked
package org.tribune.signing;

import org.jspecify.annotations.NullMarked;
