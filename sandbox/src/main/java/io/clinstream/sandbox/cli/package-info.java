/** The command line behind scripts/stack.sh. */
package io.clinstream.sandbox.cli;
