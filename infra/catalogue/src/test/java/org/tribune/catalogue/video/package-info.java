@NullMarked
package org.tribune.catalogue.video;

import org.jspecify.annotations.NullMarked;
