/**
 * What an assembly decided, as everybody may read it: the list of a sitting's deliberations, a page
 * for each, and the register of what was published when.
 */
@NullMarked
package org.tribune.site.deliberation;

import org.jspecify.annotations.NullMarked;
