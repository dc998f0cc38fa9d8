@NullMarked
package org.tribune.core.sandbox;

import org.jspecify.annotations.NullMarked;
