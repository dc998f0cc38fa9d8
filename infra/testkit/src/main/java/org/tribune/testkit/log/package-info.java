/** What every event log must do, as a suite that each implementation runs. */
@NullMarked
package org.tribune.testkit.log;

import org.jspecify.annotations.NullMarked;
