/** What is said on air, written down for as long as its recording is kept. */
@NullMarked
package org.tribune.archive.caption;

import org.jspecify.annotations.NullMarked;
