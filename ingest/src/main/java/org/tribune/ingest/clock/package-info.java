/** The timestamp firewall: whatever a source claims, one continuous and synchronised timeline. */
@NullMarked
package org.tribune.ingest.clock;

import org.jspecify.annotations.NullMarked;
