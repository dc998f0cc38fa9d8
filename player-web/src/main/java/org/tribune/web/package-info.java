/** The origin, the API and the pages. */
@NullMarked
package org.tribune.web;

import org.jspecify.annotations.NullMarked;
