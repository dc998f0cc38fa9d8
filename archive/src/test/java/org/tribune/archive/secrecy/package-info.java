@NullMarked
package org.tribune.archive.secrecy;

import org.jspecify.annotations.NullMarked;
