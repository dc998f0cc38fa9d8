/**
 * A sitting that is over as a package for an archive service (SEDA 2.3), which can be read without
 * this program (docs/archive-transfer.md).
 */
@NullMarked
package org.tribune.site.transfer;

import org.jspecify.annotations.NullMarked;
