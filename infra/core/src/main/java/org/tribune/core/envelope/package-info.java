/** The binary envelope in which bulky entries travel: a version, then fields, big-endian. */
@NullMarked
package org.tribune.core.envelope;

import org.jspecify.annotations.NullMarked;
