/** The words that every stage of Tribune shares. */
@NullMarked
package org.tribune.core;

import org.jspecify.annotations.NullMarked;
