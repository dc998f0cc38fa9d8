/** The configuration: one file, checked as a whole before anything starts. */
@NullMarked
package org.tribune.core.config;

import org.jspecify.annotations.NullMarked;
