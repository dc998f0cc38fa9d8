@NullMarked
package org.tribune.web.upload;

import org.jspecify.annotations.NullMarked;
