/** What fits the site into others: its map for search engines, feeds, and embeds. */
@NullMarked
package org.tribune.site.portal;

import org.jspecify.annotations.NullMarked;
