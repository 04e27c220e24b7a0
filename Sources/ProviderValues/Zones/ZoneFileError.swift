// SPDX-License-Identifier: Apache-2.0

/// Why bytes are not a time zone file that can be used (RFC 9636), and where.
public struct ZoneFileError: Error, Sendable, Hashable {
    /// The zone whose file it is.
    public let zone: String
    /// The offset in the file at which `reason` was found.
    public let offset: Int
    /// Which rule it breaks.
    public let reason: Reason

    /// What is wrong.
    public enum Reason: Sendable, Hashable {
        /// The first four bytes are not `TZif`.
        case noSignature
        /// A version other than 1 … 4; this is its byte.
        case unknownVersion(UInt8)
        /// The file ends before what its counts announce.
        case truncated
        /// Some count is impossible: no local time type, or as many indicators as neither 0 nor the types.
        case impossibleCounts
        /// Times of changes or leap seconds are not ascending.
        case notAscending
        /// A change or type refers to something that is not there.
        case danglingReference
        /// An offset from UTC beyond a day (RFC 9636 §3.2).
        case offsetOutOfRange(Int)
        /// An indicator is neither 0 nor 1.
        case notBoolean(UInt8)
        /// The footer is not between two line feeds, or not ASCII.
        case malformedFooter
        /// The footer's `TZ` text cannot be read from this offset of its own on.
        case malformedRule(String, at: Int)
    }
}

extension ZoneFileError: CustomStringConvertible {
    /// What was being done, to what, which rule forbids it, and what to do next.
    public var description: String {
        "cannot read the time zone file of \(zone): at byte \(offset) \(reasonText); "
            + "install the system's time zone data again (Debian: apt-get install --reinstall tzdata)"
    }

    private var reasonText: String {
        switch reason {
        case .noSignature: "the signature \"TZif\" is missing"
        case .unknownVersion(let version): "the version is \(version), which is none of 1 to 4 (RFC 9636 §3.1)"
        case .truncated: "the file ends too early"
        case .impossibleCounts: "a count is impossible (RFC 9636 §3.1)"
        case .notAscending: "times are not in ascending order (RFC 9636 §3.2)"
        case .danglingReference: "an index points outside its table (RFC 9636 §3.2)"
        case .offsetOutOfRange(let offset): "the offset from UTC is \(offset) seconds, more than a day (RFC 9636 §3.2)"
        case .notBoolean(let value): "a yes-or-no field holds \(value) (RFC 9636 §3.2)"
        case .malformedFooter: "the footer is not one line of ASCII (RFC 9636 §3.3)"
        case .malformedRule(let text, let offset):
            "the footer's rule \"\(text)\" cannot be read from its character \(offset) on (RFC 9636 §3.3)"
        }
    }
}
