/** Tests of how decisions are found. */
@NullMarked
package org.tribune.site.decision;

import org.jspecify.annotations.NullMarked;
