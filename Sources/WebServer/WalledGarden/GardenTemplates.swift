// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Mustache

/// The page's template and the texts of every language: the operator's files where there are any, otherwise our own.
public struct GardenTemplates: Sendable {
    private let template: MustacheTemplate
    private let textsByLanguage: [GardenLanguage: GardenTexts]

    /// Bytes of one of the operator's files; far more than a page that is read on a phone should have.
    private static let maximumFileBytes = 262_144

    /// Our own.
    public init() throws {
        template = try MustacheTemplate(string: Self.page)
        textsByLanguage = [:]
    }

    /// - Parameter folder: holds `page.mustache` and `texts/en.txt` and so on; any of them may be missing.
    /// - Throws: ``GardenFileError`` for a file that is there and cannot be used.
    public init(in folder: String) throws(GardenFileError) {
        let path = Self.pagePath(in: folder)
        do {
            template = try MustacheTemplate(string: try Self.read(path) ?? Self.page)
        } catch {
            throw GardenFileError(path: path, reason: "\(error)")
        }
        var texts: [GardenLanguage: GardenTexts] = [:]
        for language in GardenLanguage.allCases {
            let path = Self.textPath(of: language, in: folder)
            do {
                texts[language] = try Self.read(path).map { try GardenTexts(language, file: $0) }
            } catch {
                throw GardenFileError(path: path, reason: "\(error)")
            }
        }
        textsByLanguage = texts
    }

    /// The texts of a language.
    public func texts(_ language: GardenLanguage) -> GardenTexts {
        textsByLanguage[language] ?? GardenTexts(language)
    }

    /// The page as HTML; everything that is filled in is escaped.
    func page(_ view: GardenPageView) -> String {
        template.render(view)
    }

    /// Writes our own files into a folder, to be edited. Files that are there are left alone.
    ///
    /// - Returns: the paths of those that were written.
    public static func writeOwn(into folder: String) throws -> [String] {
        try FileManager.default.createDirectory(atPath: folder + "/texts", withIntermediateDirectories: true)
        let files =
            [(pagePath(in: folder), page)]
            + GardenLanguage.allCases.map { (textPath(of: $0, in: folder), GardenTexts($0).file) }
        return try files.compactMap { path, text in
            guard !FileManager.default.fileExists(atPath: path) else { return nil }
            try Data(text.utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
            return path
        }
    }

    private static func pagePath(in folder: String) -> String { folder + "/page.mustache" }

    private static func textPath(of language: GardenLanguage, in folder: String) -> String {
        folder + "/texts/\(language.rawValue).txt"
    }

    /// The text of a file; nil when there is none.
    private static func read(_ path: String) throws -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let data = try Data(contentsOf: URL(filePath: path))
        guard data.count <= maximumFileBytes else {
            throw GardenFileError(path: path, reason: "it is larger than \(maximumFileBytes) bytes")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw GardenFileError(path: path, reason: "it is not UTF-8")
        }
        return text
    }
}

/// A file of the operator's that cannot be used.
public struct GardenFileError: Error, Sendable, CustomStringConvertible {
    public let path: String
    let reason: String

    public var description: String {
        "reading the walled garden's file \(path): \(reason); mend it, or remove it to get the program's own again"
    }
}
