/** The stage that makes captions of what is said on air. */
@NullMarked
package org.tribune.speech.captioning;

import org.jspecify.annotations.NullMarked;
