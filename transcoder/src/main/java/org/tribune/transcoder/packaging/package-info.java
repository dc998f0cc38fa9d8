/** CMAF: headers and chunks. */
@NullMarked
package org.tribune.transcoder.packaging;

import org.jspecify.annotations.NullMarked;
