/** Questions of the public: asking, moderating, answering, and their pages. */
@NullMarked
package org.tribune.site.question;

import org.jspecify.annotations.NullMarked;
