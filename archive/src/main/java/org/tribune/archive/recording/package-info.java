/** Recording: what was broadcast, segment by segment, into the object store. */
@NullMarked
package org.tribune.archive.recording;

import org.jspecify.annotations.NullMarked;
