/** What was published is kept. */
@NullMarked
package org.tribune.archive;

import org.jspecify.annotations.NullMarked;
