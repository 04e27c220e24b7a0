// SPDX-License-Identifier: Apache-2.0

/// Why the server cannot be made.
public enum RadiusServiceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The key that signs `Class` has so many octets.
    case wrongKeyLength(Int)

    /// What was being done, to what, which rule forbids it, and what to do next.
    public var description: String {
        switch self {
        case .wrongKeyLength(let count):
            "cannot sign Class with a key of \(count) octets: sixteen are needed; derive it from the provider's key"
        }
    }
}
