@NullMarked
package org.tribune.web.chapter;

import org.jspecify.annotations.NullMarked;
