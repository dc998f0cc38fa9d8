/** How much work is done for which rendition while the machine is short. */
@NullMarked
package org.tribune.transcoder.effort;

import org.jspecify.annotations.NullMarked;
