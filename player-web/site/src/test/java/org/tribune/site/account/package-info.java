@NullMarked
package org.tribune.site.account;

import org.jspecify.annotations.NullMarked;
