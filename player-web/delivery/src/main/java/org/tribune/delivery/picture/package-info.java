/** Pictures that are read, made smaller and written by the JDK alone, without native code. */
@NullMarked
package org.tribune.delivery.picture;

import org.jspecify.annotations.NullMarked;
