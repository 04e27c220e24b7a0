// SPDX-License-Identifier: Apache-2.0

/// The languages in which the walled garden speaks by itself. The raw value is the tag of RFC 5646.
public enum GardenLanguage: String, Sendable, CaseIterable {
    case english = "en"
    case german = "de"
    case spanish = "es"
    case portuguese = "pt"
    case french = "fr"

    /// Whoever asks for none that we have gets this one.
    static let fallback = english

    /// The language that a browser likes best of those that we have (RFC 9110 §12.5.4).
    ///
    /// - Parameter field: the value of Accept-Language; anything malformed in it is passed over.
    public init(accepting field: String?) {
        var best: (language: GardenLanguage, weight: Int)?
        // Browsers send a handful; a longer list is not from a person.
        for range in (field ?? "").split(separator: ",", maxSplits: 32).prefix(32) {
            let parts = range.split(separator: ";", maxSplits: 4)
            guard let tag = parts.first.map(Self.trimmed), let language = Self.language(tag) else { continue }
            let weight = parts.dropFirst().lazy.map(Self.trimmed).compactMap(Self.weight).first ?? 1_000
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        self = best?.language ?? .fallback
    }

    private static func language(_ tag: Substring) -> GardenLanguage? {
        if tag == "*" { return fallback }
        return tag.split(separator: "-", maxSplits: 1).first.flatMap { GardenLanguage(rawValue: $0.lowercased()) }
    }

    /// A quality in thousandths: `q=0.8` is 800.
    private static func weight(_ parameter: Substring) -> Int? {
        guard parameter.hasPrefix("q=") || parameter.hasPrefix("Q=") else { return nil }
        let digits = parameter.dropFirst(2)
        guard digits.utf8.count <= 5, let value = Double(digits), (0...1).contains(value) else { return 0 }
        return Int(value * 1_000)
    }

    private static func trimmed(_ text: Substring) -> Substring {
        text.drop { $0 == " " || $0 == "\t" }.reversedDrop()
    }
}

extension Substring {
    fileprivate func reversedDrop() -> Substring {
        var rest = self
        while rest.last == " " || rest.last == "\t" { rest.removeLast() }
        return rest
    }
}
