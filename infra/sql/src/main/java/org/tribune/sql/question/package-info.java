/** Citizens' questions and who asked them. */
@NullMarked
package org.tribune.sql.question;

import org.jspecify.annotations.NullMarked;
