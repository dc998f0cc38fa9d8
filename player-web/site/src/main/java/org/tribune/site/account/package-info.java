/** Who may do what: signing in, sessions, passwords, and the gate before the staff's routes. */
@NullMarked
package org.tribune.site.account;

import org.jspecify.annotations.NullMarked;
