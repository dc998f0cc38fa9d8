@NullMarked
package org.tribune.ingest.rtmp;

import org.jspecify.annotations.NullMarked;
