@NullMarked
package org.tribune.transcoder.film;

import org.jspecify.annotations.NullMarked;
