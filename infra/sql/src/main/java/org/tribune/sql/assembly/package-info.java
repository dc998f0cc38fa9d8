/** Assemblies with their members. */
@NullMarked
package org.tribune.sql.assembly;

import org.jspecify.annotations.NullMarked;
