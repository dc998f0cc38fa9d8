/** Tests of the object store on S3 servers, real and hostile. */
@NullMarked
package org.tribune.s3;

import org.jspecify.annotations.NullMarked;
