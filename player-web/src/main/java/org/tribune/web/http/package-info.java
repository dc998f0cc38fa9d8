/** The ground under all pages and answers: headers, problems, static files, certificates. */
@NullMarked
package org.tribune.web.http;

import org.jspecify.annotations.NullMarked;
