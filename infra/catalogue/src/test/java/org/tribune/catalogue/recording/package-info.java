@NullMarked
package org.tribune.catalogue.recording;

import org.jspecify.annotations.NullMarked;
