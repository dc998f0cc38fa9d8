/** What deliberations are about. */
@NullMarked
package org.tribune.catalogue.deliberation;

import org.jspecify.annotations.NullMarked;
