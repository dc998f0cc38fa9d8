@NullMarked
package org.tribune.web.mail;

import org.jspecify.annotations.NullMarked;
