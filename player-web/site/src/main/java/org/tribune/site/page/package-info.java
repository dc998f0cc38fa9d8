/** The ground under all pages and answers: headers, problems, static files, certificates. */
@NullMarked
package org.tribune.site.page;

import org.jspecify.annotations.NullMarked;
