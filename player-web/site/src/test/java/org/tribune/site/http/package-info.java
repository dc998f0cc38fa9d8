@NullMarked
package org.tribune.site.http;

import org.jspecify.annotations.NullMarked;
