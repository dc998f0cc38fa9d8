/** Who may do what: signing in, sessions, passwords, and the gate before the staff's routes. */
@NullMarked
package org.tribune.web.access;

import org.jspecify.annotations.NullMarked;
