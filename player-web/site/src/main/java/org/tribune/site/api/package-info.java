/** The HTTP interface for pages and programs, under /api/v1. */
@NullMarked
package org.tribune.site.api;

import org.jspecify.annotations.NullMarked;
