/** Renditions: what the transcoder publishes, part by part. */
@NullMarked
package org.tribune.core.rendition;

import org.jspecify.annotations.NullMarked;
