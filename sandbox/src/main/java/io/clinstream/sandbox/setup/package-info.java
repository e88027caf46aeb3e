/** What a fresh stack needs before it is used: topics, schemas' compatibility, bucket, tables. */
package io.clinstream.sandbox.setup;
