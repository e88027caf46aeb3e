/** Child processes that never outlive their supervisor. */
package io.clinstream.sandbox.process;
