/** The contribution: a source's encoded packets on one corrected timeline. */
@NullMarked
package org.tribune.core.contribution;

import org.jspecify.annotations.NullMarked;
