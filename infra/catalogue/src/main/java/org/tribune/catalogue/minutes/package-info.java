/**
 * The minutes of a sitting ("procès-verbal", CGCT L2121-15): the draft that a clerk writes, and
 * what a later sitting adopted.
 */
@NullMarked
package org.tribune.catalogue.minutes;

import org.jspecify.annotations.NullMarked;
