/** sherpa-onnx, bound by Java's foreign functions. */
@NullMarked
package org.tribune.speech.sherpa;

import org.jspecify.annotations.NullMarked;
