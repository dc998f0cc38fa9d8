/** Finds sittings, agenda items and documents by their words: docs/decisions/0094-search.md. */
@NullMarked
package org.tribune.site.search;

import org.jspecify.annotations.NullMarked;
