/**
 * E-mails to citizens who left an address for the answer: docs/decisions/0102-mail.md. {@code
 * QuestionMail} finds who is to be written to, {@code QuestionEmails} writes, a {@code MailServer}
 * takes the e-mails. {@code FilmMail} and {@code FilmEmails} do the same for the staff's films:
 * docs/decisions/0141-mail-to-the-staff.md.
 */
@NullMarked
package org.tribune.site.mail;

import org.jspecify.annotations.NullMarked;
