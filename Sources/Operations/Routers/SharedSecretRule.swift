// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// What a secret shared with a router must keep to.
public enum SharedSecretRule {
    /// Shorter ones are found by trying (RFC 2865 §3 asks for 16 octets and more).
    public static let advisedBytes = 16
    /// More than any router takes.
    static let maximumBytes = 255

    static func check(_ secret: Secret) throws(Refusal) {
        guard (1...maximumBytes).contains(secret.count) else {
            throw Refusal(
                .malformed, "a shared secret of \(secret.count) bytes is not between 1 and \(maximumBytes)",
                advice: "leave it out to have a good one made")
        }
    }

    /// What the operator should know of a secret; nil when it is long enough.
    public static func warning(_ secret: Secret) -> String? {
        guard secret.count < advisedBytes else { return nil }
        return "the secret has only \(secret.count) bytes: whoever records one request can find it by trying "
            + "(RFC 2865 section 3 asks for \(advisedBytes)); leave it out to have a good one made"
    }
}

/// A secret that nobody can guess, in characters that every router's configuration takes unquoted.
public enum GeneratedSecret {
    /// 32 characters of 62 kinds are 190 bits.
    public static let length = 32
    private static let characters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

    /// - Parameter generator: the system's, except in tests.
    public static func make(using generator: inout some RandomNumberGenerator) -> Secret {
        Secret((0..<length).map { _ in characters[Int.random(in: 0..<characters.count, using: &generator)] })
    }
}
