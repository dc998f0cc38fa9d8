/** The catalogue: the port for what is known of channels, broadcasts and recordings. */
@NullMarked
package org.tribune.catalogue.recording;

import org.jspecify.annotations.NullMarked;
