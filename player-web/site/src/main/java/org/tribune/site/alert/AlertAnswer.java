package org.tribune.site.alert;

import org.tribune.core.text.Message;

/**
 * What everybody who asks for an alert reads, whether or not an e-mail leaves: it tells nothing of
 * whose address is known here.
 */
record AlertAnswer(Message said) {}
