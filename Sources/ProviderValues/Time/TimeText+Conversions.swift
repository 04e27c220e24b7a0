// SPDX-License-Identifier: Apache-2.0

extension Timestamp: CustomStringConvertible {
    /// Reads an instant with its offset (RFC 3339): `2026-03-01T12:30:00Z`, `2026-03-01T18:15:00.5+05:45`. A space may
    /// stand for the `T`; seconds may be left out; leap seconds (`:60`) are refused.
    public init(parsing text: String) throws(TimeSyntaxError) {
        var reader = TimeFieldReader(text, as: .timestamp)
        let date = try reader.date()
        _ = try reader.expect(anyOf: "Tt ", named: "\"T\"")
        let time = try reader.time()
        let utcOffset = try reader.utcOffset()
        try reader.expectEnd()
        let shown = CivilDateTime(date, time)
        let timestamp = shown.timestamp(utcOffset: utcOffset)
        guard CivilDateTime(timestamp, utcOffset: utcOffset) == shown else {
            throw reader.error(.notRepresentable, at: 0)
        }
        self = timestamp
    }

    /// ISO 8601 in UTC, to the second or with six digits of fraction: `2026-03-01T12:30:00.250000Z`. Parses back to the
    /// same instant.
    public var description: String {
        let shown = CivilDateTime(self, utcOffset: 0)
        var text = TimeText()
        text.append(shown.date)
        text.append("T")
        text.append(shown.time)
        text.append("Z")
        return text.string
    }
}

extension CivilDate: CustomStringConvertible {
    /// Reads `2026-03-01`; years outside 0 … 9999 have a sign and six digits.
    public init(parsing text: String) throws(TimeSyntaxError) {
        var reader = TimeFieldReader(text, as: .date)
        self = try reader.date()
        try reader.expectEnd()
    }

    /// `2026-03-01`.
    public var description: String {
        var text = TimeText()
        text.append(self)
        return text.string
    }
}

extension CivilTime: CustomStringConvertible {
    /// Reads `12:30`, `12:30:05` or `12:30:05.25`.
    public init(parsing text: String) throws(TimeSyntaxError) {
        var reader = TimeFieldReader(text, as: .time)
        self = try reader.time()
        try reader.expectEnd()
    }

    /// `12:30:05`, with six digits of fraction when there is one.
    public var description: String {
        var text = TimeText()
        text.append(self)
        return text.string
    }
}

extension CivilDateTime: CustomStringConvertible {
    /// Reads `2026-03-01T12:30:00`; a space may stand for the `T`.
    public init(parsing text: String) throws(TimeSyntaxError) {
        var reader = TimeFieldReader(text, as: .dateTime)
        let date = try reader.date()
        _ = try reader.expect(anyOf: "Tt ", named: "\"T\"")
        self.init(date, try reader.time())
        try reader.expectEnd()
    }

    /// `2026-03-01T12:30:00`, with six digits of fraction when there is one.
    public var description: String {
        var text = TimeText()
        text.append(date)
        text.append("T")
        text.append(time)
        return text.string
    }
}
