/** Makes recordings of the files that the WebTV's reporters send. */
@NullMarked
package org.tribune.archive.film;

import org.jspecify.annotations.NullMarked;
