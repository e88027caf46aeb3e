/** One S3 bucket of create-only objects. */
package io.clinstream.platform.objects;
