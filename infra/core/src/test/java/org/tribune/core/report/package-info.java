@NullMarked
package org.tribune.core.report;

import org.jspecify.annotations.NullMarked;
