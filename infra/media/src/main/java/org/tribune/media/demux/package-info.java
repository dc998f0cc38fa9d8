/** Opens files, devices and network streams with FFmpeg and takes them apart into packets. */
@NullMarked
package org.tribune.media.demux;

import org.jspecify.annotations.NullMarked;
