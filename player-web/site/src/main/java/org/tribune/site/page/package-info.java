/**
 * The ground under all pages and answers: headers, problems, static files, and where features add
 * their pages.
 */
@NullMarked
package org.tribune.site.page;

import org.jspecify.annotations.NullMarked;
