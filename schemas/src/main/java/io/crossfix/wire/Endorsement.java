package io.crossfix.wire;

/**
 * What stands beside a record in its headers: who claims to have approved it. Nothing of it is checked yet.
 *
 * @param key the record's key in the log, empty for a record without one
 * @param signer what the signing key is called
 * @param signature Ed25519 (RFC 8032), 64 bytes when it is one
 */
public record Endorsement(byte[] key, String signer, byte[] signature) {}
