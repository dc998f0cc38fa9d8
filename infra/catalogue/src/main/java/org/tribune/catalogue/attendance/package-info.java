/** What follows from who was present: who votes for how many, the quorum, and what is doubtful. */
@NullMarked
package org.tribune.catalogue.attendance;

import org.jspecify.annotations.NullMarked;
