/** Sittings on their way in and out: agendas that are pasted, documents, the calendar. */
@NullMarked
package org.tribune.site.sitting;

import org.jspecify.annotations.NullMarked;
