/**
 * The agenda from the convocation as a file: PDF, DOCX or ODT, read in a sandbox to lines of text
 * with their numbers, from which {@code AgendaParser} reads as from what is pasted.
 */
@NullMarked
package org.tribune.site.sitting.convocation;

import org.jspecify.annotations.NullMarked;
