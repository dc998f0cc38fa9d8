@NullMarked
package org.tribune.web.api;

import org.jspecify.annotations.NullMarked;
