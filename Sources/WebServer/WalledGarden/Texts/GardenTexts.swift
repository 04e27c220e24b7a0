// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// The texts of the pages in one language: our own, and where the operator has written others, theirs.
public struct GardenTexts: Sendable {
    public let language: GardenLanguage
    private var own: [GardenTextKey: String] = [:]

    /// Our own texts.
    public init(_ language: GardenLanguage) {
        self.language = language
    }

    /// - Parameter file: lines of `key = text`; a `#` begins a comment line, what is missing stays our own.
    public init(_ language: GardenLanguage, file: String) throws(GardenTextError) {
        self.init(language)
        for (index, line) in file.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.drop { $0 == " " || $0 == "\t" }
            guard !line.isEmpty, line != "\r", !line.hasPrefix("#") else { continue }
            guard let equals = line.firstIndex(of: "=") else {
                throw GardenTextError(line: index + 1, problem: "has no “=” between key and text")
            }
            let name = Self.trimmed(line[..<equals])
            guard let key = GardenTextKey(rawValue: name) else {
                let known = GardenTextKey.allCases.map(\.rawValue).joined(separator: ", ")
                throw GardenTextError(line: index + 1, problem: "“\(name)” is none of the keys \(known)")
            }
            own[key] = Self.trimmed(line[line.index(after: equals)...])
        }
    }

    /// The text of a key.
    public subscript(key: GardenTextKey) -> String {
        own[key] ?? language.text(key)
    }

    /// The file that gives these texts, to be edited.
    public var file: String {
        "# The texts of the walled garden’s pages. Keys that are left out keep the program’s own text.\n"
            + GardenTextKey.allCases.map { "\($0.rawValue) = \(self[$0])\n" }.joined()
    }

    private static func trimmed(_ text: Substring) -> String {
        var rest = text.drop { $0 == " " || $0 == "\t" }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}

/// A line of a file of texts that cannot be read.
public struct GardenTextError: Error, Equatable, Sendable, CustomStringConvertible {
    /// From 1.
    public let line: Int
    let problem: String

    public var description: String { "line \(line) \(problem)" }
}

extension GardenLanguage {
    fileprivate func text(_ key: GardenTextKey) -> String {
        switch self {
        case .english: Self.englishText(key)
        case .german: Self.germanText(key)
        case .spanish: Self.spanishText(key)
        case .portuguese: Self.portugueseText(key)
        case .french: Self.frenchText(key)
        }
    }
}
