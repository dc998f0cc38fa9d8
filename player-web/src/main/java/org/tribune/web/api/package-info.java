/** The HTTP interface for pages and programs, under /api/v1. */
@NullMarked
package org.tribune.web.api;

import org.jspecify.annotations.NullMarked;
