/** The town's assemblies and their members, as clerks keep them. */
@NullMarked
package org.tribune.site.assembly;

import org.jspecify.annotations.NullMarked;
