/** The people who run the site, and what each of them may do. */
@NullMarked
package org.tribune.catalogue.account;

import org.jspecify.annotations.NullMarked;
