/** S3 servers for tests: a real one, and one that says what it likes. */
@NullMarked
package org.tribune.testkit.s3;

import org.jspecify.annotations.NullMarked;
