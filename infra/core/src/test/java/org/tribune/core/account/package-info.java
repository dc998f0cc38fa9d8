@NullMarked
package org.tribune.core.account;

import org.jspecify.annotations.NullMarked;
