/** Films and reports: their editors, categories, series, posters and pages. */
@NullMarked
package org.tribune.site.video;

import org.jspecify.annotations.NullMarked;
