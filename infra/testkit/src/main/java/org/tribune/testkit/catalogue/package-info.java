/** What every catalogue must do, as a suite, and a catalogue in memory. */
@NullMarked
package org.tribune.testkit.catalogue;

import org.jspecify.annotations.NullMarked;
