@NullMarked
package org.tribune.core.config.yaml;

import org.jspecify.annotations.NullMarked;
