/**
 * The engine's certificate authority, the certificates it issues, and TLS towards hosts made of them.
 * The launcher runs {@link org.vireo.hostproxy.pki.PkiMain} before the server starts; {@code core} signs enrolling
 * hosts with {@link org.vireo.hostproxy.pki.CertificateAuthority}; the adapter connects with
 * {@link org.vireo.hostproxy.pki.EngineTls}.
 *
 * <p>Names inside certificates: the engine's client certificate carries the URI {@code vireo:engine}, that of a host
 * {@code vireo:host:<host id>} beside the address it is reached at. Both are checked by the other side.
 */
@NullMarked
package org.vireo.hostproxy.pki;

import org.jspecify.annotations.NullMarked;
