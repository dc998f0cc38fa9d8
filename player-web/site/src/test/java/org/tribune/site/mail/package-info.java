@NullMarked
package org.tribune.site.mail;

import org.jspecify.annotations.NullMarked;
