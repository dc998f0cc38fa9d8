/** What is known of closed sessions (huis clos) when they are over. */
@NullMarked
package org.tribune.catalogue.secrecy;

import org.jspecify.annotations.NullMarked;
