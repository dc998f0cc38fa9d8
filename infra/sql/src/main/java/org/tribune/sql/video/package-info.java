/** Films, their preparation and their revisions. */
@NullMarked
package org.tribune.sql.video;

import org.jspecify.annotations.NullMarked;
