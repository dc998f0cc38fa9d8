/** Films and reports: their editors, shelves, posters and pages. */
@NullMarked
package org.tribune.site.video;

import org.jspecify.annotations.NullMarked;
