/** Tests of alerts. */
@NullMarked
package org.tribune.site.alert;

import org.jspecify.annotations.NullMarked;
