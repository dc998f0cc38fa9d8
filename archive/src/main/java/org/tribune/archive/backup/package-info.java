/** Backup of a site into a directory, and its restoration, on any store and database. */
@NullMarked
package org.tribune.archive.backup;

import org.jspecify.annotations.NullMarked;
