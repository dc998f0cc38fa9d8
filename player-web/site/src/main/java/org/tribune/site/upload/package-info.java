/**
 * Films on their way to the server: resumable uploads by the tus protocol 1.0, to a file of this
 * machine and from there to the queue of films (docs/decisions/0101-reports.md).
 */
@NullMarked
package org.tribune.site.upload;

import org.jspecify.annotations.NullMarked;
