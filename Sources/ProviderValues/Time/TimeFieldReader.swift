// SPDX-License-Identifier: Apache-2.0

/// Reads the fixed-width fields of ISO 8601 texts, remembering where it is for error messages.
struct TimeFieldReader {
    private let subject: TimeSyntaxError.Subject
    private let text: String
    private let bytes: [UInt8]
    private(set) var offset = 0

    init(_ text: String, as subject: TimeSyntaxError.Subject) {
        self.subject = subject
        self.text = text
        bytes = Array(text.utf8)
    }

    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    func error(_ reason: TimeSyntaxError.Reason, at offset: Int? = nil) -> TimeSyntaxError {
        TimeSyntaxError(subject: subject, text: text, offset: offset ?? self.offset, reason: reason)
    }

    /// Takes the next byte when it is one of `characters`.
    mutating func take(anyOf characters: StaticString) -> UInt8? {
        guard let next, characters.withUTF8Buffer({ $0.contains(next) }) else { return nil }
        offset += 1
        return next
    }

    mutating func expect(anyOf characters: StaticString, named name: String) throws(TimeSyntaxError) -> UInt8 {
        guard let taken = take(anyOf: characters) else { throw error(.expected(name)) }
        return taken
    }

    /// Exactly `count` digits, at most nine.
    mutating func number(digits count: Int) throws(TimeSyntaxError) -> Int {
        let start = offset
        var value = 0
        for _ in 0..<count {
            guard let digit = take(anyOf: "0123456789") else { throw error(.expectedDigits(count), at: start) }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }

    /// Two digits within `allowed`.
    mutating func field(_ name: String, _ allowed: ClosedRange<Int>) throws(TimeSyntaxError) -> Int {
        let start = offset
        let value = try number(digits: 2)
        guard allowed.contains(value) else {
            throw error(.outOfRange(field: name, value: value, allowed: allowed), at: start)
        }
        return value
    }

    func expectEnd() throws(TimeSyntaxError) {
        guard offset == bytes.count else { throw error(.trailingText) }
    }
}
