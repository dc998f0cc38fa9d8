/**
 * Letters to citizens who left an address for the answer: docs/decisions/0102-mail.md. {@code
 * QuestionMail} finds who is to be written to, {@code QuestionLetters} writes, a {@code MailServer}
 * takes the letters.
 */
@NullMarked
package org.tribune.web.mail;

import org.jspecify.annotations.NullMarked;
