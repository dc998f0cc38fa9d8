/** The register of publications. */
@NullMarked
package org.tribune.sql.publication;

import org.jspecify.annotations.NullMarked;
