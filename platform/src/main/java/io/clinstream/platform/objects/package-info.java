/** One S3 bucket of create-only objects. */
@NullMarked
package io.clinstream.platform.objects;

import org.jspecify.annotations.NullMarked;
