@NullMarked
package org.tribune.archive.proof;

import org.jspecify.annotations.NullMarked;
