/** What backups cost, measured. */
@NullMarked
package org.tribune.archive.backup.bench;

import org.jspecify.annotations.NullMarked;
