/** What a fresh stack needs before it is used: topics, schemas' compatibility, bucket, tables. */
@NullMarked
package io.clinstream.sandbox.setup;

import org.jspecify.annotations.NullMarked;
