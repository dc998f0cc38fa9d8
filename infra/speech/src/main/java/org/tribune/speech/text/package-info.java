/** Words as an engine gives them, made readable without changing what was said. */
@NullMarked
package org.tribune.speech.text;

import org.jspecify.annotations.NullMarked;
