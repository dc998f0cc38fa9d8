@NullMarked
package org.tribune.catalogue.publication;

import org.jspecify.annotations.NullMarked;
