/**
 * Who may do what: signing in, sessions, passwords, and the authorization of the staff's routes.
 */
@NullMarked
package org.tribune.site.account;

import org.jspecify.annotations.NullMarked;
