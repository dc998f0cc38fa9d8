/** Sittings on their way in and out: agendas that are pasted, documents, the calendar. */
@NullMarked
package org.tribune.web.sitting;

import org.jspecify.annotations.NullMarked;
