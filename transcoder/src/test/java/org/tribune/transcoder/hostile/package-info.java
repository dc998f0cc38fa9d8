/** Films that are made to do harm, each tried in a process of its own. */
@NullMarked
package org.tribune.transcoder.hostile;

import org.jspecify.annotations.NullMarked;
