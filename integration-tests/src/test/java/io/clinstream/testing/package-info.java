/** What integration tests share: one running stack per test JVM. */
package io.clinstream.testing;
