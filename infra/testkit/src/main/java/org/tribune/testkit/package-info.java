/** What tests of every stage share: contract suites, fakes, synthetic media and readers. */
@NullMarked
package org.tribune.testkit;

import org.jspecify.annotations.NullMarked;
