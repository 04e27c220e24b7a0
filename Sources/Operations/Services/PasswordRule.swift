// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// What a line's password must keep to.
enum PasswordRule {
    /// What a hidden password holds (RFC 2865 §5.2).
    static let maximumBytes = 128

    static func check(_ password: Secret) throws(Refusal) {
        guard (1...maximumBytes).contains(password.count) else {
            throw Refusal(
                .malformed, "a password of \(password.count) bytes is not between 1 and \(maximumBytes)",
                advice: "RADIUS carries no other (RFC 2865 section 5.2); choose another")
        }
        guard !password.reveal().contains(0) else {
            throw Refusal(
                .malformed, "the password holds a zero byte, which RADIUS takes for its end", advice: "choose another")
        }
    }
}
