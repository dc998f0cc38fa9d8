/** What whoever is at the machine may order of the running program, without a password. */
@NullMarked
package org.tribune.box.control;

import org.jspecify.annotations.NullMarked;
