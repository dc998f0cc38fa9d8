/** Accounts with their sessions, links, passkeys and identities, and the trail of what they did. */
@NullMarked
package org.tribune.sql.account;

import org.jspecify.annotations.NullMarked;
