/** What every object store must do, as a suite, and a store that fails on demand. */
@NullMarked
package org.tribune.testkit.store;

import org.jspecify.annotations.NullMarked;
