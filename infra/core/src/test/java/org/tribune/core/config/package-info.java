/** Tests of the configuration. */
@NullMarked
package org.tribune.core.config;

import org.jspecify.annotations.NullMarked;
