/** Looks whether anything of a closed session was kept. */
@NullMarked
package org.tribune.archive.secrecy;

import org.jspecify.annotations.NullMarked;
