@NullMarked
package org.tribune.ingest.testcard;

import org.jspecify.annotations.NullMarked;
