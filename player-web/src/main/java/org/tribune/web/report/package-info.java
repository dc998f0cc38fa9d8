/** Films of the local WebTV and the public: what is published by itself. */
@NullMarked
package org.tribune.web.report;

import org.jspecify.annotations.NullMarked;
