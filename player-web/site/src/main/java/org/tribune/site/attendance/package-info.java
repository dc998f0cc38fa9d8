/** Attendance, votes and what is doubtful in them, as the API reads and writes them. */
@NullMarked
package org.tribune.site.attendance;

import org.jspecify.annotations.NullMarked;
