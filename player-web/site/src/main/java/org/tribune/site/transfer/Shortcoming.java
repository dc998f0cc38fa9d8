package org.tribune.site.transfer;

import org.tribune.core.text.Message;

/**
 * Something that a package lacks: it is told before it is made, and in it.
 *
 * @param kind by which a program knows it, such as {@code minutes-not-adopted}
 * @param said what is missing, and what to do
 */
record Shortcoming(String kind, Message said) {}
