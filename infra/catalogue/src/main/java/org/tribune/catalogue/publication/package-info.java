/** The register of what was published electronically, and when it was online. */
@NullMarked
package org.tribune.catalogue.publication;

import org.jspecify.annotations.NullMarked;
