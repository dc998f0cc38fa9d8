/** A real nginx with the shipped settings, for tests. */
@NullMarked
package org.tribune.testkit.nginx;

import org.jspecify.annotations.NullMarked;
