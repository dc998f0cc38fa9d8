@NullMarked
package org.tribune.web.http;

import org.jspecify.annotations.NullMarked;
