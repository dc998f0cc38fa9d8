/** Tests of members’ pages. */
@NullMarked
package org.tribune.site.member;

import org.jspecify.annotations.NullMarked;
