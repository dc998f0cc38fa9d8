/** Sound of all kinds as engines take it. */
@NullMarked
package org.tribune.speech.sound;

import org.jspecify.annotations.NullMarked;
