/** One class per part of the stack: how it is prepared, launched and known to be ready. */
package io.clinstream.sandbox.part;
