/** The operator's commands on the whole embedded stack. */
package io.clinstream.operations;
