@NullMarked
package org.tribune.web.participation;

import org.jspecify.annotations.NullMarked;
