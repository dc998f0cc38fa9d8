@NullMarked
package org.tribune.core;

import org.jspecify.annotations.NullMarked;
