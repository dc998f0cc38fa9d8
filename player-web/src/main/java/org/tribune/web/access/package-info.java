/** Who may do what: the operator's sign-in and sessions. */
@NullMarked
package org.tribune.web.access;

import org.jspecify.annotations.NullMarked;
