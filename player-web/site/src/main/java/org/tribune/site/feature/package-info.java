/** What a feature of the site is: it is built on what all of them share, and adds its routes. */
@NullMarked
package org.tribune.site.feature;

import org.jspecify.annotations.NullMarked;
