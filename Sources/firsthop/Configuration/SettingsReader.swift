// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage
import WebServer

/// Reads single settings from their sources in the form they have, with an error that names value, origin and rule.
struct SettingsReader {
    let sources: ConfigurationSources

    /// - Returns: nil when nobody set the key and it has no default of its own.
    func path(_ key: ConfigurationKey) throws(ConfigurationError) -> String? {
        try optional(key, rule: "is not a path") { text in
            text.isEmpty || text.utf8.contains(0) ? nil : text
        }
    }

    func location(_ key: ConfigurationKey) throws(ConfigurationError) -> StoreLocation? {
        try optional(key, rule: "is neither a path nor a PostgreSQL connection") { StoreLocation(setting: $0) }
    }

    func addresses(_ key: ConfigurationKey) throws(ConfigurationError) -> [ListenAddress] {
        let value = try sources.value(of: key)
        var addresses: [ListenAddress] = []
        for text in value.texts {
            do {
                addresses.append(try ListenAddress(parsing: text))
            } catch {
                throw failure(key, text, value.origin, rule: "is no address to listen on: \(error)")
            }
        }
        if let repeated = addresses.first(where: { one in one.port != 0 && addresses.count { $0 == one } > 1 }) {
            throw failure(key, "\(repeated)", value.origin, rule: "is listed twice")
        }
        return addresses
    }

    /// A value that may be missing, as far as a rule accepts it.
    func text(
        _ key: ConfigurationKey, rule: String, accepts: (String) -> Bool
    ) throws(ConfigurationError) -> String? {
        try optional(key, rule: rule) { accepts($0) ? $0 : nil }
    }

    /// The name of something at a router, which it takes without quotes.
    func name(_ key: ConfigurationKey) throws(ConfigurationError) -> String {
        try required(key, rule: "is no name of 1 to 63 letters, digits, points, hyphens and underscores") { text in
            let isName = text.utf8.allSatisfy { octet in
                switch octet {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"): true
                case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
                default: false
                }
            }
            return isName && (1...63).contains(text.utf8.count) ? text : nil
        }
    }

    /// Every entry of a list, in the form that it has.
    func list<Value>(
        _ key: ConfigurationKey, rule: String, parse: (String) -> Value?
    ) throws(ConfigurationError) -> [Value] {
        let value = try sources.value(of: key)
        var entries: [Value] = []
        for text in value.texts {
            guard let entry = parse(text) else { throw failure(key, text, value.origin, rule: rule) }
            entries.append(entry)
        }
        return entries
    }

    func duration(
        _ key: ConfigurationKey, in range: ClosedRange<Duration>
    ) throws(ConfigurationError) -> Duration {
        try required(key, rule: "is not a duration (a whole number and ms, s, m or h) in the allowed range") { text in
            DurationText.duration(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    func size(_ key: ConfigurationKey, in range: ClosedRange<Int>) throws(ConfigurationError) -> Int {
        try required(
            key, rule: "is not a number of bytes (a whole number, or one with KiB, MiB or GiB) in the allowed range"
        ) {
            text in SizeText.bytes(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    func count(_ key: ConfigurationKey, in range: ClosedRange<Int>) throws(ConfigurationError) -> Int {
        try required(key, rule: "is not a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: ConfigurationKey
    ) throws(ConfigurationError) -> Choice {
        let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        return try required(key, rule: "is none of \(words)") { Choice(rawValue: $0) }
    }

    private func required<Value>(
        _ key: ConfigurationKey, rule: String, parse: (String) -> Value?
    ) throws(ConfigurationError) -> Value {
        let value = try sources.value(of: key)
        guard let text = value.texts.last, let result = parse(text) else {
            throw failure(key, value.texts.last ?? "", value.origin, rule: rule)
        }
        return result
    }

    private func optional<Value>(
        _ key: ConfigurationKey, rule: String, parse: (String) -> Value?
    ) throws(ConfigurationError) -> Value? {
        try sources.value(of: key).texts.isEmpty ? nil : required(key, rule: rule, parse: parse)
    }

    private func failure(
        _ key: ConfigurationKey, _ text: String, _ origin: ConfigurationOrigin, rule: String
    ) -> ConfigurationError {
        ConfigurationError(.value(key, text: text, origin: origin, rule: rule))
    }
}
