/** Films of the local WebTV and the public: what is published by itself. */
@NullMarked
package org.tribune.site.publication;

import org.jspecify.annotations.NullMarked;
