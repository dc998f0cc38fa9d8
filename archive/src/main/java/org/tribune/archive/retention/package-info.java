/** What goes, when, and who gets notice before: the only place that deletes recordings. */
@NullMarked
package org.tribune.archive.retention;

import org.jspecify.annotations.NullMarked;
