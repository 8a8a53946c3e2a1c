/** What lies beside the API: tokens, the CA certificate, health. Called by HTTP clients without a session. */
@NullMarked
package org.vireo.rest.services;

import org.jspecify.annotations.NullMarked;
