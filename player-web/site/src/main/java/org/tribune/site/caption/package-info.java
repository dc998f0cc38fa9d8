/** What is said on air, for who reads it, who writes it and who corrects it. */
@NullMarked
package org.tribune.site.caption;

import org.jspecify.annotations.NullMarked;
