/** From the contribution to renditions, part by part. */
@NullMarked
package org.tribune.transcoder;

import org.jspecify.annotations.NullMarked;
