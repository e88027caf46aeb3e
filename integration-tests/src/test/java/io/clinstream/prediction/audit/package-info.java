/** Answers for the proof of the audit, made by the code that serves. */
package io.clinstream.prediction.audit;
