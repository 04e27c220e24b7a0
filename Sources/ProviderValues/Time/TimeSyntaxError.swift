// SPDX-License-Identifier: Apache-2.0

/// Why a text is not a date or a time, and where reading stopped.
public struct TimeSyntaxError: Error, Sendable, Hashable {
    /// What `text` was read as.
    public let subject: Subject
    /// What was read.
    public let text: String
    /// The UTF-8 offset at which `reason` was found.
    public let offset: Int
    /// What is wrong there.
    public let reason: Reason

    /// What the text was read as.
    public enum Subject: Sendable, Hashable, CaseIterable {
        case timestamp, date, time, dateTime
    }

    /// What is wrong.
    public enum Reason: Sendable, Hashable {
        /// So many digits were expected.
        case expectedDigits(Int)
        /// One of these characters was expected.
        case expected(String)
        /// The field has this value but must lie in this range.
        case outOfRange(field: String, value: Int, allowed: ClosedRange<Int>)
        /// A year of zero with a minus sign.
        case negativeZeroYear
        /// Digits beyond microseconds that are not zero.
        case tooPrecise
        /// There is text after the end.
        case trailingText
        /// Earlier or later than a `Timestamp` can say.
        case notRepresentable
    }
}

extension TimeSyntaxError: CustomStringConvertible {
    /// What was being done, to what, which rule forbids it, and what to do next.
    public var description: String {
        "cannot read \"\(text)\" as \(subjectText): at offset \(offset) \(reasonText); write it like \(example)"
    }

    private var subjectText: String {
        switch subject {
        case .timestamp: "an instant"
        case .date: "a date"
        case .time: "a time of day"
        case .dateTime: "a local date and time"
        }
    }

    private var example: String {
        switch subject {
        case .timestamp: "2026-03-01T12:30:00Z or 2026-03-01T18:15:00+05:45"
        case .date: "2026-03-01"
        case .time: "12:30 or 12:30:05.25"
        case .dateTime: "2026-03-01T12:30:00"
        }
    }

    private var reasonText: String {
        switch reason {
        case .expectedDigits(let count): "\(count) digits are expected"
        case .expected(let characters): "\(characters) is expected"
        case .outOfRange(let field, let value, let allowed):
            "the \(field) is \(value) but must be \(allowed.lowerBound) to \(allowed.upperBound)"
        case .negativeZeroYear: "the year is -000000, which does not exist"
        case .tooPrecise: "the fraction is finer than a microsecond"
        case .trailingText: "there is more text"
        case .notRepresentable: "the instant is too far away to be stored"
        }
    }
}
