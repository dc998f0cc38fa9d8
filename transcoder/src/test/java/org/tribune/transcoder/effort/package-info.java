@NullMarked
package org.tribune.transcoder.effort;

import org.jspecify.annotations.NullMarked;
