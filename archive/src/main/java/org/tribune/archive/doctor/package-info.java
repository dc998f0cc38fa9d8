/** The doctor: finds where the catalogue and the store disagree, and mends what can be mended. */
@NullMarked
package org.tribune.archive.doctor;

import org.jspecify.annotations.NullMarked;
