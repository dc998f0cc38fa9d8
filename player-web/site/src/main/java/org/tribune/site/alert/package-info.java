/**
 * E-mails to whoever wants to know when a subject comes up, without an account
 * (docs/decisions/0193-alerts.md).
 */
@NullMarked
package org.tribune.site.alert;

import org.jspecify.annotations.NullMarked;
