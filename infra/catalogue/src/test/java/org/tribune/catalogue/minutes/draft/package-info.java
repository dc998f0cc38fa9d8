@NullMarked
package org.tribune.catalogue.minutes.draft;

import org.jspecify.annotations.NullMarked;
