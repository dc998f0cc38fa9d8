/** The object store on any S3 server, through the MinIO SDK. */
@NullMarked
package org.tribune.s3;

import org.jspecify.annotations.NullMarked;
