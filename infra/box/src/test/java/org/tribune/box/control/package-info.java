@NullMarked
package org.tribune.box.control;

import org.jspecify.annotations.NullMarked;
