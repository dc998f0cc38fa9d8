/** The council's sittings: when and where, the agenda, its documents, who speaks, the votes. */
@NullMarked
package org.tribune.catalogue.sitting;

import org.jspecify.annotations.NullMarked;
