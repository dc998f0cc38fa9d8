/**
 * The register of what was published: entered, served, asked for again and again to know that it is
 * online, withdrawn, and certified.
 */
@NullMarked
package org.tribune.site.publication;

import org.jspecify.annotations.NullMarked;
