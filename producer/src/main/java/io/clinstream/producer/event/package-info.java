/** What is sent: raw events, their destination and their identity. */
@NullMarked
package io.clinstream.producer.event;

import org.jspecify.annotations.NullMarked;
