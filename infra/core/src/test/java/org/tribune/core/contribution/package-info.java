@NullMarked
package org.tribune.core.contribution;

import org.jspecify.annotations.NullMarked;
