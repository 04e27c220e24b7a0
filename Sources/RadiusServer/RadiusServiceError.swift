// SPDX-License-Identifier: Apache-2.0

/// Why the server cannot be made.
public enum RadiusServiceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The key that signs `Class` has so many octets.
    case wrongKeyLength(Int)
    /// There are endpoints for accounting, but no log that keeps what comes in.
    case nowhereToRecord

    /// What was being done, to what, which rule forbids it, and what to do next.
    public var description: String {
        switch self {
        case .wrongKeyLength(let count):
            "cannot sign Class with a key of \(count) octets: sixteen are needed; derive it from the provider's key"
        case .nowhereToRecord:
            "cannot take accounting without a log to record it in: what is not recorded must not be acknowledged "
                + "(RFC 2866 section 4.2); hand over a record log, or leave out the endpoints for accounting"
        }
    }
}
