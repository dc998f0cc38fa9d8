/** The assemblies of the town: who sits in them, and by which rules. */
@NullMarked
package org.tribune.catalogue.assembly;

import org.jspecify.annotations.NullMarked;
