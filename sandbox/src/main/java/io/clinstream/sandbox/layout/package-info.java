/** Where things lie: the distribution, the data folder, ports, secrets and addresses. */
package io.clinstream.sandbox.layout;
