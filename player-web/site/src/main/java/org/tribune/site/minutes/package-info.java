/**
 * The minutes of sittings: composed and edited by clerks, adopted by a later sitting, and then read
 * by everybody.
 */
@NullMarked
package org.tribune.site.minutes;

import org.jspecify.annotations.NullMarked;
