/** Reads the items of an agenda that is pasted, or stands in a file. */
@NullMarked
package org.tribune.site.sitting.agenda;

import org.jspecify.annotations.NullMarked;
